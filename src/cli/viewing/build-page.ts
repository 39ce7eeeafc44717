import { execFile } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Builds the page in a checkout, whose npm ci brings what builds it; beside the one that is there, which it then takes the
 * place of. Gives what went wrong; undefined where nothing did.
 */
export function buildPage(root: string): Promise<string | undefined> {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  if (!existsSync(vite)) return Promise.resolve('vite is not installed');
  const made = join(root, `node_modules/.cache/custodes-viewer-${process.pid}`);
  const parameters = [vite, 'build', 'viewer', '--logLevel', 'error', '--outDir', made, '--emptyOutDir'];
  const environment = { PATH: process.env['PATH'], HOME: process.env['HOME'], NO_COLOR: '1' }; // never a key
  return new Promise((resolve) => {
    execFile(process.execPath, parameters, { cwd: root, env: environment }, (error, _out, err) => {
      resolve(error === null ? putInPlace(made, join(root, 'viewer/dist')) : (err.trim() || error.message).slice(0, 2000));
    });
  });
}

function putInPlace(made: string, place: string): string | undefined {
  try {
    rmSync(place, { recursive: true, force: true });
    renameSync(made, place);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
