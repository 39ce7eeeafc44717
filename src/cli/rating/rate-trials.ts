import { setImmediate as breathe } from 'node:timers/promises';
import { createJudge, type Judge } from '../../raters/index.ts';
import {
  deriveSeed,
  firstCallOfReading,
  ratingBranch,
  type ModelSettings,
  type RatingOutcome,
  type RatingSeries,
  type ResolvedModel,
  type Rubric,
} from '../../spec/index.ts';
import type { TrialPlace } from './choose-trials.ts';
import type { Rateable } from './rateable.ts';

/** A series with its rubric, to which readings are added. */
export interface OpenSeries {
  readonly series: RatingSeries;
  readonly rubric: Rubric;
}

export interface RatingSetting {
  readonly rateable: Pick<Rateable, 'transcript' | 'ratingSink' | 'callCost'>;
  readonly open: readonly OpenSeries[];
  readonly places: readonly TrialPlace[];
  /** Whether readings that failed are made again. */
  readonly retryFailed: boolean;
  /** The judge, with books kept on its calls. */
  readonly model: ResolvedModel;
  readonly settings: ModelSettings;
  /** Whether a seed goes with each call; a reference judge always gets one. */
  readonly sendSeed: boolean;
  /** Readings under way at once; at least 1. */
  readonly concurrency: number;
  readonly now: () => string;
  readonly onReading: (outcome: RatingOutcome) => void;
  /** Starts no new reading once aborted; those under way end. */
  readonly stop: AbortSignal;
  /** Drops the readings under way. */
  readonly abort: AbortSignal;
}

/** How rating ended: all was read, somebody stopped it, or a call did not fit into the budget. */
export type RatingEnd = 'finished' | 'interrupted' | 'budget-reached';

/**
 * Reads what the series lack, several readings at once, and writes each as it comes. A reading that was dropped leaves no
 * rating, and its calls are not bought again. Memory is that of the readings under way. Errors of the store stop it.
 */
export async function rateTrials(setting: RatingSetting): Promise<RatingEnd> {
  const { stop, abort, concurrency } = setting;
  const tasks = missingReadings(setting);
  const read = createReading(setting);
  let end: RatingEnd = 'finished';
  let failed = false;
  const worker = async (): Promise<void> => {
    // A signal for each worker: with hundreds of readings listening to one, every call would look through all of them.
    const dropped = AbortSignal.any([abort]);
    // Not for…of: a worker that stops early would close the queue for the others.
    for (let next = tasks.next(); next.done !== true; next = tasks.next()) {
      if (!(await read(next.value, dropped))) end = abort.aborted ? 'interrupted' : 'budget-reached';
      await breathe(); // a judge in process would let no signal through
      if (stop.aborted && end === 'finished') end = 'interrupted';
      if (failed || end !== 'finished') return;
    }
  };
  const settled = await Promise.allSettled(
    Array.from({ length: concurrency }, async () => {
      try {
        await worker();
      } catch (error) {
        failed = true;
        throw error;
      }
    }),
  );
  for (const result of settled) if (result.status === 'rejected') throw result.reason;
  return end;
}

interface Task extends OpenSeries, TrialPlace {
  readonly repeat: number;
  /** Readings of the place that failed before. */
  readonly readingsBefore: number;
}

/** All trials once, then all again: whatever stops it, repeats are what is missing. */
function* missingReadings({ open, places, retryFailed, rateable }: RatingSetting): Generator<Task> {
  const most = open.reduce((repeats, { series }) => Math.max(repeats, series.repeats), 0);
  for (let repeat = 1; repeat <= most; repeat += 1)
    for (const { cell, index } of places)
      for (const each of open) {
        if (repeat > each.series.repeats) continue;
        const standing = rateable.ratingSink.standing({ series: each.series.id, cell, index, repeat });
        if (standing === undefined || (retryFailed && standing.outcome === 'failed'))
          yield { ...each, cell, index, repeat, readingsBefore: standing?.readings ?? 0 };
      }
}

/** Makes the function that reads and writes one; false where it was dropped. */
function createReading(setting: RatingSetting): (task: Task, dropped: AbortSignal) => Promise<boolean> {
  const { rateable, model, settings, sendSeed, now, onReading } = setting;
  const judges = new Map<number, Judge>(setting.open.map(({ series, rubric }) => [series.id, createJudge({ rubric, settings })]));
  return async ({ series, cell, index, repeat, readingsBefore }, dropped) => {
    const judge = judges.get(series.id);
    const transcript = rateable.transcript(cell, index);
    if (judge === undefined || transcript === undefined) return true;
    const branch = ratingBranch(series.id, repeat);
    const drop = { asked: false };
    const firstPosition = firstCallOfReading(readingsBefore);
    const trial = { cell, index, branch, firstPosition, drop: () => (drop.asked = true) };
    const languageModel = model.forTrial?.(trial) ?? model.languageModel;
    const seed = deriveSeed('rating', series.seed, series.id, series.rubric, cell, index, repeat);
    try {
      const reading = await judge.read({
        transcript,
        model: languageModel,
        signal: dropped,
        ...(model.synthetic || sendSeed ? { seed } : {}),
      });
      if (drop.asked) return false;
      const costUsd = rateable.callCost({ cell, index, branch, from: firstPosition });
      rateable.ratingSink.append({ ...reading, series: series.id, cell, index, repeat, costUsd, at: now() });
      onReading(reading.outcome);
      return true;
    } catch (error) {
      if (dropped.aborted) return false;
      throw error;
    }
  };
}
