import { InternalError } from '../../errors/index.ts';
import type { Catalogue, ConnectedModel } from '../../models/index.ts';
import { ratingOutcomes, type CallLedger } from '../../spec/index.ts';
import type { RunWriter } from '../../store/index.ts';
import type { Context } from '../context.ts';
import type { OptionValues } from '../options.ts';
import { listenForInterrupt } from '../running/interrupt.ts';
import { capsOf, checkPriced, openBooks, type Caps } from '../running/open-books.ts';
import { countProgress } from '../running/progress.ts';
import { defaultConcurrency, resolveSubjects } from '../running/resolve-subjects.ts';
import { beginSeries } from './begin-series.ts';
import type { PreparedRating } from './prepare-rating.ts';
import { rateTrials, type OpenSeries, type RatingEnd } from './rate-trials.ts';

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
  const models = await resolveSubjects([judge], context, options);
  const caps = capsOf({
    ...(options.ratingBudget === undefined ? {} : { budget: options.ratingBudget }),
    ...(options.ratingBudgetTokens === undefined ? {} : { budgetTokens: options.ratingBudgetTokens }),
  });
  checkPriced(models, { caps, catalogue, allowed: options.allowUnpriced === true });
  return { models, caps, catalogue };
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
  { writer, prepared, judge, options }: { writer: RunWriter; prepared: PreparedRating; judge: ReadyJudge; options: OptionValues },
): Promise<ExecutedRating> {
  const { setting, settings, chosen, found } = prepared;
  const { models, caps, catalogue } = judge;
  const now = (): string => new Date(context.clock.now()).toISOString();
  const begun = { sink: writer.ratingSink, at: now() };
  const open = found.map((each): OpenSeries => ({ series: beginSeries(each, setting, begun), rubric: each.rubric }));
  const ids = open.map(({ series }) => series.id);
  const ledger: CallLedger = { ...writer.ledger, totals: () => writer.ratingTotals(ids) };
  const concurrency = options.ratingConcurrency ?? ([...models.values()].some(({ remote }) => remote) ? defaultConcurrency : 4);
  const books = openBooks(context, { models, ledger, caps, concurrency, catalogue }, options);
  const model = books.models.get(setting.judge);
  if (model === undefined) throw new InternalError(`${setting.judge} was not resolved`);
  const total = chosen.places.length * setting.repeats * open.length;
  const done = found.reduce((sum, { onRecord }) => sum + onRecord, 0);
  const progress = countProgress(context, { total: () => total, done, books, things: 'readings', kinds: ratingOutcomes });
  const interrupt = listenForInterrupt(() => {
    context.terminal.err('\nStopping: readings under way may end within 10 s. Press Ctrl-C again to drop them.\n');
  });
  try {
    const end = await rateTrials({
      writer,
      open,
      places: chosen.places,
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
