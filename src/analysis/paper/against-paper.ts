import { InputError } from '../../errors/index.ts';
import { deriveSeed, type PaperComparison, type RunRecord } from '../../spec/index.ts';
import { holm } from '../../stats/index.ts';
import { inPercent, termsOf, valueOf, type Term } from './figure.ts';
import { paperCells } from './paper-cells.ts';
import type { PaperCounts } from './paper-counts.ts';
import type { PublishedFigure } from './published-figure.ts';
import { publishedFigures } from './published-figures.ts';
import { potter2026 } from './published.ts';
import { simulateDifference } from './simulate-difference.ts';

/** What holds for every comparison. */
export const comparisonNote =
  "Documents, prompts and data are written anew and are not the authors'; a difference can be one of wording. " +
  'A figure is inconsistent where the difference is beyond chance among all that were compared, consistent where its interval holds 0 and reaches no more than 10 percentage points to a side.';

/** How far, in percentage points, the interval of a consistent figure may reach to a side. */
const widestHalf = 10;

/**
 * Holds the published figures against a run that has the models of the paper. `paperNameOf` gives the paper's name of a
 * model, such as `Gemini 3 Pro`, and undefined where it has none. A figure for which the run lacks cells is not comparable.
 * Planted subjects are not held against published figures but as a test of this comparison: without `selfTest`, a run
 * that has any is refused with InputError `invalid-option`.
 */
export function againstPaper({
  run,
  counts,
  paperNameOf,
  selfTest = false,
  level = 0.95,
  looked,
}: {
  run: Pick<RunRecord, 'synthetic'>;
  counts: PaperCounts;
  paperNameOf: (model: string) => string | undefined;
  selfTest?: boolean;
  level?: number;
  /** Of which cells rules to stop early looked at the trials. */
  looked?: ((cell: string) => boolean) | undefined;
}): PaperComparison[] {
  if (run.synthetic && !selfTest)
    throw new InputError('invalid-option', 'planted subjects are not held against published figures: they act as they were built to', {
      hint: 'To test the comparison itself, ask for --self-test.',
    });
  const models = [...new Set(counts.cells.map(({ model }) => model))];
  const published = publishedFigures();
  const rows = models.flatMap((model) => {
    const paperModel = paperName(paperNameOf(model));
    return published.filter((figure) => figure.model === paperModel).map((figure) => compare(figure, model, counts, { level, looked }));
  });
  return judged(rows, level);
}

/** The names of the paper's models in the published figures: `Gemini 3 Pro` is `gemini-3-pro`. */
function paperName(name: string | undefined): string | undefined {
  return name?.toLowerCase().replaceAll(' ', '-');
}

type Row = Omit<PaperComparison, 'verdict' | 'adjusted'>;

function compare(
  { model: paperModel, comparable, ...published }: PublishedFigure,
  model: string,
  counts: PaperCounts,
  { level, looked }: { level: number; looked: ((cell: string) => boolean) | undefined },
): Row {
  const none = { ...published, model, paperModel, ours: null, difference: null, interval: null, pValue: null };
  if ('reason' in comparable) return { ...none, reason: comparable.reason };
  const figures = comparable.figures(paperCells(counts.cells, model));
  const lacking = [...new Set(figures.flatMap((figure) => figure.lacking))];
  if (lacking.length > 0) return { ...none, reason: `the run lacks ${lackingInWords(lacking)}` };
  const terms = figures.map((figure) => termsOf(figure, counts));
  if (!terms.every((own): own is Term[] => own !== undefined)) return { ...none, reason: 'the run has no trial with a value there yet' };
  const statistic = published.statistic === 'largest over histories' ? largest : mean;
  const ours = inPercent(statistic(terms.map(valueOf)));
  const difference = inPercent((ours - published.value) / 100);
  if (terms.flat().some(({ cell }) => looked?.(cell) === true)) return { ...none, ours, difference, reason: stoppedReason };
  const seed = deriveSeed('against-paper', model, published.behaviour, published.atStake, published.relationship, published.statistic);
  const chance = simulateDifference({ figures: terms, statistic, theirTrials: potter2026.rollouts_per_config, seed }).map(
    (value) => 100 * value,
  );
  return {
    ...published,
    model,
    paperModel,
    ours,
    difference,
    interval: {
      level,
      method: 'simulated',
      low: difference - quantile(chance, (1 + level) / 2),
      high: difference - quantile(chance, (1 - level) / 2),
    },
    pValue: twoSided(chance, difference),
    reason: comparable.note ?? null,
  };
}

const stoppedReason = 'trials of the run were stopped by what was seen, for which chance cannot be simulated as for a fixed number';

function judged(rows: readonly Row[], level: number): PaperComparison[] {
  const tested = rows.filter(({ pValue }) => pValue !== null);
  const { adjusted } = holm({ pValues: tested.map(({ pValue }) => pValue ?? 1) });
  const values = new Map(tested.map((row, index) => [row, adjusted[index] ?? 1]));
  return rows.map((row) => {
    const value = values.get(row);
    return { ...row, adjusted: value ?? null, verdict: verdictOn(row, value, level) };
  });
}

function verdictOn({ interval }: Row, adjusted: number | undefined, level: number): PaperComparison['verdict'] {
  if (adjusted === undefined || interval === null) return 'not comparable';
  if (adjusted <= 1 - level) return 'inconsistent';
  const holdsZero = interval.low <= 0 && interval.high >= 0;
  return holdsZero && interval.high - interval.low <= 2 * widestHalf ? 'consistent' : 'too imprecise to tell';
}

function lackingInWords(lacking: readonly string[]): string {
  const shown = lacking.slice(0, 2).join(' and ');
  return lacking.length > 2 ? `${shown} and ${lacking.length - 2} more cells` : shown;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function largest(values: readonly number[]): number {
  return Math.max(...values);
}

/** Of ascending values; each end is taken outwards. */
function quantile(values: readonly number[], share: number): number {
  const place = share > 0.5 ? Math.ceil(share * (values.length - 1)) : Math.floor(share * (values.length - 1));
  return values[place] ?? 0;
}

function twoSided(ascending: readonly number[], difference: number): number {
  const within = 1e-9;
  const above = ascending.filter((value) => value >= difference - within).length;
  const below = ascending.filter((value) => value <= difference + within).length;
  return Math.min(1, (2 * (Math.min(above, below) + 1)) / (ascending.length + 1));
}
