import type { TrialSummary } from '../../spec/index.ts';

/** The outcomes of a cell's trials by their index. Memory: a byte a trial, and one for each measure that is followed. */
export interface OutcomeTrack {
  /** Remembers the outcomes of a measure; before any trial is added. */
  follow(measure: string): void;
  /** Takes a trial; true where that completes a block. */
  add(trial: Pick<TrialSummary, 'index' | 'measures'>): boolean;
  /** Blocks that are complete: finished trials of the lowest indexes, without a gap. */
  complete(): number;
  /** The outcome of a finished trial: 1, 0, or undefined where it has no value. */
  outcome(measure: string, index: number): 0 | 1 | undefined;
}

const missing = -1;

export function createOutcomeTrack(trials: number): OutcomeTrack {
  const done = new Uint8Array(trials);
  const outcomes = new Map<string, Int8Array>();
  let complete = 0;
  return {
    follow: (measure) => {
      if (!outcomes.has(measure)) outcomes.set(measure, new Int8Array(trials).fill(missing));
    },
    add: ({ index, measures }) => {
      if (index >= trials) return false;
      done[index] = 1;
      for (const [measure, values] of outcomes) {
        const value = measures[measure];
        if (typeof value === 'boolean') values[index] = value ? 1 : 0;
      }
      if (index !== complete) return false;
      while (done[complete] === 1) complete += 1;
      return true;
    },
    complete: () => complete,
    outcome: (measure, index) => {
      const value = outcomes.get(measure)?.[index] ?? missing;
      return value === missing ? undefined : value === 1 ? 1 : 0;
    },
  };
}
