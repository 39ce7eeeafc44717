import { ratingsTable } from '../../reports/index.ts';
import type { Context } from '../context.ts';
import type { OptionValues } from '../options.ts';
import { countSeries, type CountedSeries } from './count-ratings.ts';
import type { ExecutedRating, RatingTask } from './execute-rating.ts';
import type { OpenSeries } from './rate-trials.ts';
import type { Rateable } from './rateable.ts';

interface Concluding {
  readonly rateable: Rateable;
  readonly task: RatingTask;
  readonly executed: ExecutedRating;
  readonly options: OptionValues;
  /** What was rated, as the document of `--json` says it. */
  readonly document: Readonly<Record<string, unknown>>;
  /** What else is known of a series, for the document and as text. */
  readonly more?: (open: OpenSeries) => { readonly document: object; readonly lines: readonly string[] };
  readonly nextSteps: (failed: number) => string;
  /** What is to be said beside what was spent. */
  readonly spendingNote?: string;
}

/** Prints what was read, and gives the exit code: 0, 3 for the budget, 4 where readings failed, 130 where it was interrupted. */
export function concludeRating({ terminal }: Context, concluding: Concluding): number {
  const { rateable, executed, options, document, nextSteps, spendingNote = '' } = concluding;
  const { open, end, reused } = executed;
  const series = open.map((each) => describeSeries(each, concluding));
  if (options.json === true) {
    const whole = { format: 'custodes.rating/1', ...document, status: end, reused, series: series.map((each) => each.document) };
    terminal.out(`${JSON.stringify(whole, null, 2)}\n`);
  } else {
    terminal.out(`\n${series.map(({ text }) => text).join('\n\n')}\n`);
  }
  if (reused > 0) terminal.err(`\n${reused} calls were taken from the record and not bought again.\n`);
  for (const { series: one } of open) terminal.err(spentLine(rateable, one.id, spendingNote));
  const failed = series.reduce((sum, { counted }) => sum + counted.outcomes.failed, 0);
  terminal.err(`\n${nextSteps(failed)}\n`);
  return exitCode(executed, failed);
}

function describeSeries(
  open: OpenSeries,
  { rateable, task, more }: Concluding,
): { readonly counted: CountedSeries; readonly document: object; readonly text: string } {
  const counted = countSeries(rateable.ratings, open.series, open.rubric);
  const missing = missingOf(rateable, open.series.id, task);
  const added = more?.(open) ?? { document: {}, lines: [] };
  return {
    counted,
    document: { ...counted, missing, spent: rateable.ratings.spent(open.series.id), ...added.document },
    text: [ratingsTable({ ...counted, missing }), ...added.lines].join('\n'),
  };
}

function exitCode({ end }: ExecutedRating, failed: number): number {
  if (end === 'interrupted') return 130;
  if (end === 'budget-reached') return 3;
  return failed > 0 ? 4 : 0;
}

function missingOf({ ratingSink }: Rateable, series: number, { places, setting }: RatingTask): number {
  let missing = 0;
  for (const place of places)
    for (let repeat = 1; repeat <= setting.repeats; repeat += 1)
      if (ratingSink.standing({ series, ...place, repeat }) === undefined) missing += 1;
  return missing;
}

function spentLine({ ratings }: Rateable, series: number, note: string): string {
  const { usd, tokens } = ratings.spent(series);
  if (tokens === 0) return '';
  return `Series ${series}: ${tokens.toLocaleString('en-US')} tokens, ${usd === null ? 'cost not known' : `$${usd.toFixed(4)}`}${note}.\n`;
}
