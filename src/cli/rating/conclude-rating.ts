import { ratingsTable } from '../../reports/index.ts';
import { trialId } from '../../spec/index.ts';
import type { RunWriter } from '../../store/index.ts';
import type { Context } from '../context.ts';
import type { OptionValues } from '../options.ts';
import { countSeries, type CountedSeries } from './count-ratings.ts';
import type { ExecutedRating } from './execute-rating.ts';
import { ratingNextSteps } from './next-steps.ts';
import type { PreparedRating } from './prepare-rating.ts';

interface Concluding {
  readonly writer: RunWriter;
  readonly prepared: PreparedRating;
  readonly executed: ExecutedRating;
  readonly options: OptionValues;
  /** The run as it was named. */
  readonly name: string;
}

/** Prints what was read, and gives the exit code: 0, 3 for the budget, 4 where readings failed, 130 where it was interrupted. */
export function concludeRating({ terminal }: Context, { writer, prepared, executed, options, name }: Concluding): number {
  const { open, end, reused } = executed;
  const { chosen } = prepared;
  const counted = open.map(({ series, rubric }) => countSeries(writer.ratings, series, rubric));
  const missing = open.map(({ series }) => missingOf(writer, series.id, prepared));
  if (options.json === true) {
    const series = counted.map((each, position) => ({
      ...each,
      missing: missing[position] ?? 0,
      spent: writer.ratings.spent(each.series.id),
    }));
    const { run } = writer;
    const document = {
      format: 'custodes.rating/1',
      run: run.id,
      synthetic: run.synthetic,
      status: end,
      trials: chosen.places.length,
      failedTrials: chosen.failed,
      reused,
      series,
    };
    terminal.out(`${JSON.stringify(document, null, 2)}\n`);
  } else {
    const tables = counted.map((each, position) => ratingsTable({ ...each, missing: missing[position] ?? 0 }));
    terminal.out(`\n${tables.join('\n\n')}\n`);
  }
  if (reused > 0) terminal.err(`\n${reused} calls were taken from the record and not bought again.\n`);
  for (const { series } of open) terminal.err(spentLine(writer, series.id));
  const [first] = chosen.places;
  const example = first === undefined ? '' : trialId(first.cell, first.index);
  terminal.err(`\n${ratingNextSteps(end, { name, series: open.map(({ series }) => series), example })}\n`);
  return exitCode(executed, counted);
}

function exitCode({ end }: ExecutedRating, counted: readonly CountedSeries[]): number {
  if (end === 'interrupted') return 130;
  if (end === 'budget-reached') return 3;
  return counted.some(({ outcomes }) => outcomes.failed > 0) ? 4 : 0;
}

function missingOf({ ratingSink }: RunWriter, series: number, { chosen, setting }: PreparedRating): number {
  let missing = 0;
  for (const { cell, index } of chosen.places)
    for (let repeat = 1; repeat <= setting.repeats; repeat += 1) if (!ratingSink.has(series, cell, index, repeat)) missing += 1;
  return missing;
}

function spentLine({ ratings }: RunWriter, series: number): string {
  const { usd, tokens } = ratings.spent(series);
  if (tokens === 0) return '';
  return `Series ${series}: ${tokens.toLocaleString('en-US')} tokens, ${usd === null ? 'cost not known' : `$${usd.toFixed(4)}`}, none of it the run's own spending.\n`;
}
