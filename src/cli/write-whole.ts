import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreError } from '../errors/index.ts';

/**
 * Writes a file whole or not at all: into a file beside it first, which then takes its name. Folders that are missing are
 * made. Throws StoreError `write-failed`.
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const beside = `${path}.${process.pid}.part`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(beside, content);
    renameSync(beside, path);
  } catch (cause) {
    try {
      rmSync(beside, { force: true });
    } catch {
      // what could not be written can often not be taken away either; the error below says what is wrong
    }
    throw new StoreError('write-failed', `${path} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}`, {
      hint: 'Name another file with --out, in a folder that can be written.',
      cause,
    });
  }
}
