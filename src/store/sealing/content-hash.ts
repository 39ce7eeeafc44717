import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { RunRecord, RunStatus } from '../../spec/index.ts';
import { inOwnBranches, isOwnBranch } from '../own-branches.ts';
import { placeName, type SealedPlace } from './seals.ts';

/** A hash over a whole run, put together from the hashes of its parts in their order: nothing but them is held in memory. */
export interface ContentHash {
  /**
   * Parts come in the order of cells, indexes, branches, positions and rows, the run's own first. Interviews and ratings
   * are left out: they come after the run, and it stays what it was.
   */
  add(place: SealedPlace, hash: Uint8Array): void;
  readonly trials: () => number;
  readonly calls: () => number;
  digest(): string;
}

export function createContentHash({ cells }: Pick<RunRecord, 'cells'>): ContentHash {
  const content = createHash('sha256').update('custodes.content/1\n');
  let trials = 0;
  let calls = 0;
  return {
    add: (place, hash) => {
      if (!isOwnBranch(place.branch)) return;
      content.update(`${placeName(place, { cells })} ${Buffer.from(hash).toString('hex')}\n`);
      if (place.position > 0) calls += 1;
      else if (place.cell >= 0 && place.branch === 0) trials += 1;
    },
    trials: () => trials,
    calls: () => calls,
    digest: () => content.digest('hex'),
  };
}

/** How a run ended, and what was lost on the way: parts of its content that only its end makes firm. */
export function endHash(database: DatabaseSync, { status, finishedAt }: { status: RunStatus; finishedAt: string | null }): Buffer {
  const end = createHash('sha256').update(`${JSON.stringify([status, finishedAt])}\n`);
  const lost = database.prepare(
    `SELECT cell, idx, branch, position, attempt, worst_usd, worst_tokens FROM open_attempts WHERE ${inOwnBranches}
     ORDER BY cell, idx, branch, position, attempt`,
  );
  for (const row of lost.iterate()) end.update(`${JSON.stringify(Object.values(row))}\n`);
  return end.digest();
}

/** The place of what `endHash` covers: after all cells. */
export const endPlace: SealedPlace = { cell: -1, index: -1, branch: 0, position: 0, call: 0 };
