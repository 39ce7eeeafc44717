import { createHash } from 'node:crypto';
import type { Transcript } from '../spec/index.ts';

/**
 * SHA-256, as 64 hexadecimal digits, of what a reader can be shown of a transcript: its entries and changes. Truth, metadata
 * and its id are no part of it.
 */
export function hashTranscript({ entries, changes }: Pick<Transcript, 'entries' | 'changes'>): string {
  const shown = entries.map(({ seq, role, kind, tool, text, at, isError }) => [
    seq,
    role,
    kind,
    tool ?? null,
    text,
    at ?? null,
    isError === true,
  ]);
  return createHash('sha256')
    .update(JSON.stringify([shown, changes ?? null]))
    .digest('hex');
}
