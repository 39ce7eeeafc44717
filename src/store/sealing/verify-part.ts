import { CustodesError } from '../../errors/index.ts';
import type { RunRecord } from '../../spec/index.ts';
import type { ContentHash } from './content-hash.ts';
import type { Problems } from './problems.ts';
import { placeName, type SealedPlace } from './seals.ts';

/** What is checked, and where it is noted. */
export interface Checking {
  readonly run: Pick<RunRecord, 'cells'>;
  /** Made of what is there, as far as it can be read. */
  readonly content: ContentHash;
  readonly problems: Problems;
}

/** Holds a part that is there against the hash that was recorded of it, and adds it to the content. */
export function verifyPart(
  place: SealedPlace,
  { recorded, hash }: { recorded: Uint8Array | undefined; hash: () => Buffer },
  { run, content, problems }: Checking,
): void {
  const name = placeName(place, run);
  const found = readable(hash);
  content.add(place, found instanceof Uint8Array ? found : nothing);
  if (recorded === undefined) problems.add(`${name} was added: it was never recorded`);
  else if (!(found instanceof Uint8Array)) problems.add(`${name} cannot be read: ${found}`);
  else if (!found.equals(recorded)) problems.add(`${name} is not as it was recorded`);
}

/** Notes a part that was recorded and is not there. */
export function reportMissing(place: SealedPlace, { run, problems }: Checking): void {
  problems.add(`${placeName(place, run)} is missing: it was recorded, and is not there`);
}

const nothing = new Uint8Array();

/** The hash, or why it cannot be had. A Node that cannot unpack says nothing about the run, so that its error is thrown. */
function readable(hash: () => Buffer): Buffer | string {
  try {
    return hash();
  } catch (error) {
    if (error instanceof CustodesError && error.code === 'unsupported-node') throw error;
    if (error instanceof Error && 'errcode' in error) throw error; // of SQLite: the file itself cannot be read
    return error instanceof Error ? error.message : String(error);
  }
}
