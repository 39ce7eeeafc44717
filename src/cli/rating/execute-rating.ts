import { InternalError } from '../../errors/index.ts';
import type { Catalogue, ConnectedModel } from '../../models/index.ts';
import { ratingOutcomes, type CallLedger } from '../../spec/index.ts';
import type { Context } from '../context.ts';
import type { OptionValues } from '../options.ts';
import { listenForInterrupt } from '../running/interrupt.ts';
import { capsOf, checkPriced, openBooks, type Caps } from '../running/open-books.ts';
import { countProgress } from '../running/progress.ts';
import { defaultConcurrency, resolveSubjects } from '../running/resolve-subjects.ts';
import { beginSeries, type FoundSeries, type SeriesChoice } from './begin-series.ts';
import type { TrialPlace } from './choose-trials.ts';
import { rateTrials, type OpenSeries, type RatingEnd } from './rate-trials.ts';
import type { Rateable } from './rateable.ts';
import type { JudgeSettings } from './series-setting.ts';

/** The judge, resolved, and what it may spend. */
export interface ReadyJudge {
  readonly models: ReadonlyMap<string, ConnectedModel>;
  readonly caps: Caps;
  readonly catalogue: Catalogue;
}

/** Resolves the judge and checks its caps. Throws InputError before anything is written. */
export async function readyJudge(
  context: Context,
  judge: string,
  { options, catalogue }: { options: OptionValues; catalogue: Catalogue },
): Promise<ReadyJudge> {
  const { ratingConcurrency } = options;
  // A connection for each reading under way.
  const models = await resolveSubjects([judge], context, {
    ...options,
    ...(ratingConcurrency === undefined ? {} : { concurrency: ratingConcurrency }),
  });
  const caps = capsOf({
    ...(options.ratingBudget === undefined ? {} : { budget: options.ratingBudget }),
    ...(options.ratingBudgetTokens === undefined ? {} : { budgetTokens: options.ratingBudgetTokens }),
  });
  checkPriced(models, { caps, catalogue, allowed: options.allowUnpriced === true });
  return { models, caps, catalogue };
}

/** What is to be read. */
export interface RatingTask extends JudgeSettings {
  readonly choice: SeriesChoice;
  readonly places: readonly TrialPlace[];
  /** One a rubric. */
  readonly found: readonly FoundSeries[];
}

/** How rating came to its end, and what was read. */
export interface ExecutedRating {
  readonly open: readonly OpenSeries[];
  readonly end: RatingEnd;
  /** Calls that were given from the record instead of being bought. */
  readonly reused: number;
}

/** Begins the series that are new, and reads what all of them lack, showing progress. The budget counts what they spent before. */
export async function executeRating(
  context: Context,
  { rateable, task, judge, options }: { rateable: Rateable; task: RatingTask; judge: ReadyJudge; options: OptionValues },
): Promise<ExecutedRating> {
  const { setting, settings, choice, places, found } = task;
  const { models, caps, catalogue } = judge;
  const now = (): string => new Date(context.clock.now()).toISOString();
  const begun = { sink: rateable.ratingSink, at: now() };
  const open = found.map((each): OpenSeries => ({ series: beginSeries(each, setting, begun), rubric: each.rubric }));
  const ids = open.map(({ series }) => series.id);
  const ledger: CallLedger = { ...rateable.ledger, totals: () => rateable.ratingTotals(ids) };
  const concurrency = options.ratingConcurrency ?? ([...models.values()].some(({ remote }) => remote) ? defaultConcurrency : 4);
  const books = openBooks(context, { models, ledger, caps, concurrency, catalogue }, options);
  const model = books.models.get(setting.judge);
  if (model === undefined) throw new InternalError(`${setting.judge} was not resolved`);
  const total = places.length * setting.repeats * open.length;
  const done = total - found.reduce((sum, { toRead }) => sum + toRead, 0);
  const progress = countProgress(context, { total: () => total, done, books, things: 'readings', kinds: ratingOutcomes });
  const interrupt = listenForInterrupt(() => {
    context.terminal.err('\nStopping: readings under way may end within 10 s. Press Ctrl-C again to drop them.\n');
  });
  try {
    const end = await rateTrials({
      rateable,
      open,
      places,
      retryFailed: choice === 'retry-failed',
      model,
      settings,
      sendSeed: options.ratingSendSeed ?? false,
      concurrency,
      now,
      onReading: progress.add,
      stop: interrupt.stop,
      abort: interrupt.abort,
    });
    return { open, end, reused: books.reused() };
  } finally {
    progress.end();
    interrupt.release();
  }
}
