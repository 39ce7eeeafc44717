import { ratingOfBranch, type RunRecord } from '../../spec/index.ts';
import { sampleBytes, type StoredBody } from './call-bodies.ts';

/**
 * For each scenario and model, the last call of a trial that has read what such trials read; for each series of ratings its
 * first call of such a trial: what is shown of trials of other scenarios has little in common with it.
 */
export interface Samples {
  of(cell: number, branch: number): StoredBody | undefined;
  /** Offers the last call of a finished trial. */
  offer(cell: number, body: StoredBody): void;
  /** Offers a call that was written; one of no rating is left. */
  offerRating(cell: number, branch: number, body: StoredBody): void;
}

/** A conversation must be this much longer to take the place of a sample: each change costs one whole body. */
const longerBy = 1.5;

/** Creates samples in memory; a process that goes on with a run takes its own from the first trials that it finishes. */
export function createSamples({ cells }: Pick<RunRecord, 'cells'>): Samples {
  const kinds = cells.map(({ scenario, model }) => `${scenario} ${model}`);
  const samples = new Map<string, StoredBody>();
  /** Undefined for a branch that is none of a rating. */
  const ratedKind = (cell: number, branch: number): string | undefined => {
    const rating = ratingOfBranch(branch);
    return rating === undefined ? undefined : `series ${rating.series} ${kinds[cell] ?? ''}`;
  };
  return {
    of: (cell, branch) => samples.get(ratedKind(cell, branch) ?? kinds[cell] ?? ''),
    offer: (cell, { call, bytes }) => {
      const kind = kinds[cell] ?? '';
      const start = bytes.subarray(0, sampleBytes);
      const known = samples.get(kind)?.bytes.length ?? 0;
      if (start.length > known * longerBy) samples.set(kind, { call, bytes: Uint8Array.from(start) });
    },
    offerRating: (cell, branch, { call, bytes }) => {
      const kind = ratedKind(cell, branch);
      if (kind === undefined || samples.has(kind)) return;
      samples.set(kind, { call, bytes: Uint8Array.from(bytes.subarray(0, sampleBytes)) });
    },
  };
}
