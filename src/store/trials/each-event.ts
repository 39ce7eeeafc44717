import type { SQLOutputValue } from 'node:sqlite';
import { zstdDecompressSync } from 'node:zlib';
import { StoreError } from '../../errors/index.ts';
import type { TrialEvent } from '../../spec/index.ts';
import { unpacked } from '../compression.ts';
import { storedJson } from '../stored-json.ts';

/** The events of a stored trial as the bytes of their JSON. Throws StoreError `run-corrupt`. */
export function eventBytes(packed: SQLOutputValue | undefined): Buffer {
  if (!(packed instanceof Uint8Array))
    throw new StoreError('run-corrupt', 'a trial has no events', { hint: 'custodes verify shows what is not as it was recorded.' });
  return unpacked(() => zstdDecompressSync(packed));
}

/**
 * The events of a trial one by one, so that of a long one no second copy of all its text is made. Each begins with its number
 * and time, as it was written; no text of an event holds such a beginning, since its quotes are escaped.
 * Throws StoreError `run-corrupt`.
 */
export function* eachEvent(bytes: Buffer): Generator<TrialEvent> {
  let [from, seq] = [1, 0];
  while (from < bytes.length - 1) {
    const next = bytes.indexOf(`,{"seq":${seq + 1},"at":"`, from);
    const end = next === -1 ? bytes.length - 1 : next;
    const event = parsed(bytes.toString('utf8', from, end));
    // An object within an event may look like the beginning of one.
    if (event === undefined) return yield* storedJson<readonly TrialEvent[]>(bytes.toString()).slice(seq);
    yield event;
    seq += 1;
    from = end + 1;
  }
  return undefined;
}

function parsed(text: string): TrialEvent | undefined {
  try {
    return JSON.parse(text) as TrialEvent; // the store wrote it
  } catch {
    return undefined;
  }
}
