import type { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../../errors/index.ts';
import { createBoundedCache } from '../bounded-cache.ts';
import { packAgainst, unpackAgainst } from '../delta-packing.ts';

/** The body of a stored call as bytes (call-body.ts). */
export interface StoredBody {
  /** The call's row. */
  readonly call: number;
  readonly bytes: Uint8Array;
}

/** What a body is packed against. */
export interface Neighbours {
  /** The call before it in its trial. */
  readonly previous?: StoredBody | undefined;
  /** The last call of a trial that it resembles. */
  readonly sample?: StoredBody | undefined;
}

/**
 * As much of a sample as is packed against: the prompts, the tools and what is read first stand at its beginning. Part
 * of the format: another number makes stored bodies unreadable.
 */
export const sampleBytes = 65_536;

/** Bodies kept while reading, in bytes: the calls of a trial follow each other, and those of other trials share samples. */
const keptBytes = 16_777_216;

export interface CallBodies {
  write(body: StoredBody, neighbours: Neighbours): void;
  /** Throws StoreError `run-corrupt` or `unsupported-node`. */
  read(call: number): Buffer;
  /** Forgets what it knows of the file. */
  forget(): void;
}

/**
 * The bodies of calls on disk. Each is packed against the one before it in its trial, which it repeats, and a sample of
 * what such trials read, so that the store grows with what is new.
 */
export function createCallBodies(database: DatabaseSync): CallBodies {
  const insert = database.prepare('INSERT INTO call_bodies (call, packing, previous, sample, body) VALUES (?, ?, ?, ?, ?)');
  const select = database.prepare('SELECT packing, previous, sample, body FROM call_bodies WHERE call = ?');
  const kept = createBoundedCache<number, { readonly bytes: Buffer }>(keptBytes);

  const read = (call: number): Buffer => {
    const known = kept.get(call);
    if (known !== undefined) return known.bytes;
    const { packing, previous, sample, body } = select.get(call) ?? {};
    if (!(body instanceof Uint8Array)) throw damaged(`call row ${call} has no body`);
    const dictionary = (): Uint8Array => dictionaryOf({ previous: neighbour(previous, call), sample: neighbour(sample, call) });
    const bytes = unpackAgainst(dictionary, { packing: Number(packing), bytes: body });
    kept.set(call, { bytes });
    return bytes;
  };
  /** Only what was written before can have been packed against, so that no ring of rows can hold a reader up. */
  const neighbour = (row: unknown, call: number): StoredBody | undefined => {
    if (row === null) return undefined;
    if (typeof row !== 'number' || row >= call) throw damaged(`call row ${call} is packed against what came after it`);
    return { call: row, bytes: read(row) };
  };
  return {
    read,
    write: ({ call, bytes }, { previous, sample }) => {
      const { packing, bytes: body } = packAgainst(dictionaryOf({ previous, sample }), bytes);
      insert.run(call, packing, previous?.call ?? null, sample?.call ?? null, body);
    },
    forget: () => {
      kept.clear();
    },
  };
}

/** zstd finds near things with less effort, hence the previous body last. */
function dictionaryOf({ previous, sample }: Neighbours): Uint8Array {
  const start = sample?.bytes.subarray(0, sampleBytes);
  if (start === undefined) return previous?.bytes ?? nothing;
  return previous === undefined ? start : Buffer.concat([start, previous.bytes]);
}

const nothing = new Uint8Array();

function damaged(what: string): StoreError {
  return new StoreError('run-corrupt', what, {
    hint: 'custodes verify shows what is not as it was recorded. Restore the run from a copy.',
  });
}
