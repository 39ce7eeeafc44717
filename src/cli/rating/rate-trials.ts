import { setImmediate as breathe } from 'node:timers/promises';
import { createJudge, transcriptOfTrial, type Judge } from '../../raters/index.ts';
import {
  deriveSeed,
  ratingBranch,
  type ModelSettings,
  type RatingOutcome,
  type RatingSeries,
  type ResolvedModel,
  type Rubric,
  type Transcript,
} from '../../spec/index.ts';
import type { RunWriter } from '../../store/index.ts';
import type { TrialPlace } from './choose-trials.ts';

/** A series with its rubric, to which readings are added. */
export interface OpenSeries {
  readonly series: RatingSeries;
  readonly rubric: Rubric;
}

export interface RatingSetting {
  readonly writer: Pick<RunWriter, 'trial' | 'ratingSink' | 'callCost'>;
  readonly open: readonly OpenSeries[];
  readonly places: readonly TrialPlace[];
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
}

/** All trials once, then all again: whatever stops it, repeats are what is missing. */
function* missingReadings({ open, places, writer }: RatingSetting): Generator<Task> {
  const most = open.reduce((repeats, { series }) => Math.max(repeats, series.repeats), 0);
  for (let repeat = 1; repeat <= most; repeat += 1)
    for (const { cell, index } of places)
      for (const each of open)
        if (repeat <= each.series.repeats && !writer.ratingSink.has(each.series.id, cell, index, repeat))
          yield { ...each, cell, index, repeat };
}

/** Makes the function that reads and writes one; false where it was dropped. */
function createReading(setting: RatingSetting): (task: Task, dropped: AbortSignal) => Promise<boolean> {
  const { writer, model, settings, sendSeed, now, onReading } = setting;
  const judges = new Map<number, Judge>(setting.open.map(({ series, rubric }) => [series.id, createJudge({ rubric, settings })]));
  const transcriptOf = createTranscripts(writer);
  return async ({ series, cell, index, repeat }, dropped) => {
    const judge = judges.get(series.id);
    const transcript = transcriptOf(cell, index);
    if (judge === undefined || transcript === undefined) return true;
    const branch = ratingBranch(series.id, repeat);
    const drop = { asked: false };
    const languageModel = model.forTrial?.({ cell, index, branch, drop: () => (drop.asked = true) }) ?? model.languageModel;
    const seed = deriveSeed('rating', series.seed, series.id, series.rubric, cell, index, repeat);
    try {
      const reading = await judge.read({
        transcript,
        model: languageModel,
        signal: dropped,
        ...(model.synthetic || sendSeed ? { seed } : {}),
      });
      if (drop.asked) return false;
      const costUsd = writer.callCost({ cell, index, branch });
      writer.ratingSink.append({ ...reading, series: series.id, cell, index, repeat, costUsd, at: now() });
      onReading(reading.outcome);
      return true;
    } catch (error) {
      if (dropped.aborted) return false;
      throw error;
    }
  };
}

/** Transcripts; the last is kept, since the series of one command read the same trial one after the other. */
function createTranscripts(writer: RatingSetting['writer']): (cell: string, index: number) => Transcript | undefined {
  let last: { readonly cell: string; readonly index: number; readonly transcript: Transcript | undefined } | undefined;
  return (cell, index) => {
    if (last?.cell === cell && last.index === index) return last.transcript;
    const trial = writer.trial(cell, index);
    last = { cell, index, transcript: trial === undefined ? undefined : transcriptOfTrial(trial) };
    return last.transcript;
  };
}
