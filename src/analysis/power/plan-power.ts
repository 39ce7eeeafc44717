import { InputError } from '../../errors/index.ts';
import type { Cell, Study } from '../../spec/index.ts';
import { planContrasts } from '../contrasts/contrast-counter.ts';
import type { MeasuredScenario } from '../contrasts/measure-of.ts';
import type { PlannedContrast } from '../contrasts/planned-contrast.ts';
import { powerOfMeans } from './power-of-means.ts';
import { powerOfProportions } from './power-of-proportions.ts';
import { trialsForRate } from './trials-for-rate.ts';

/** What one expects of a study's outcomes before it is run. Rates in [0, 1]. */
export interface Expectation {
  /** Of a contrast by its name, then by its measure: the rates (or means) of its arms; for means their standard deviation. */
  readonly contrasts?: Readonly<Record<string, ExpectedArms>>;
  /** Of the second arm of every other contrast, and of single rates. Half and half, the widest case, where it is not given. */
  readonly rate?: number;
  /** First minus second arm of every other contrast; a tenth where it is not given. */
  readonly difference?: number;
}

export interface ExpectedArms {
  readonly arm: number;
  readonly minus: number;
  /** Standard deviation of a number within a cell; needed for means. */
  readonly sd?: number;
}

/** What a contrast of the plan can show. Trials are a cell. */
export interface ContrastPower {
  readonly id: string;
  readonly name: string;
  readonly measure: string;
  readonly model: string;
  readonly type: 'proportions' | 'means';
  readonly arms: readonly [ArmSize, ArmSize];
  readonly expected: ExpectedArms;
  /** Of the test at the family's level, with the trials of the plan; null for means without a standard deviation. */
  readonly power: number | null;
  /** Expected width of its interval at `level`, unadjusted. */
  readonly width: number | null;
  /** Trials a cell for the wanted power, and for the wanted width; null where no number is enough. */
  readonly trialsForPower: number | null;
  readonly trialsForWidth: number | null;
  /** The smallest difference from the expected second arm that the planned trials show with the wanted power, up and down. */
  readonly smallestEffect: { readonly up: number | null; readonly down: number | null };
}

export interface ArmSize {
  readonly label: string;
  readonly cells: number;
  readonly trials: number;
}

export interface StudyPower {
  readonly level: number;
  readonly wantedPower: number;
  readonly wantedWidth: number;
  /** The level of each test, so that the whole primary family errs no more often than `1 - level`: Bonferroni's, Holm's first step. */
  readonly alpha: number;
  readonly familySize: number;
  readonly contrasts: readonly ContrastPower[];
  /** For a single cell's rate: trials for the wanted width of its Wilson interval, and the width with the trials of the plan. */
  readonly rate: { readonly expected: number; readonly trialsForWidth: number; readonly widthAtPlan: number };
}

/**
 * What a study can show before anything is spent: for each primary contrast its power with the planned trials, the
 * trials a cell that a wanted power or width takes, and the smallest effect that it can see. Arms are taken as
 * independent and strata as equal, which is what the default analysis assumes; strata that differ make it a little better.
 * `power` and `level` in (0, 1); the wanted `width` of an interval of rates in (0, 2), and that of means in their own unit. Throws InputError `invalid-argument`.
 */
export function planPower({
  study,
  cells,
  scenarios,
  expected = {},
  level = 0.95,
  power = 0.8,
  width = 0.2,
  widthOfMeans = 5,
}: {
  study: Study;
  cells: readonly Cell[];
  scenarios: readonly MeasuredScenario[];
  expected?: Expectation;
  level?: number;
  power?: number;
  width?: number;
  widthOfMeans?: number;
}): StudyPower {
  requireBetween('level', level, 0, 1);
  requireBetween('power', power, 0, 1);
  requireBetween('width', width, 0, 2);
  requireBetween('widthOfMeans', widthOfMeans, 0, Infinity);
  const primary = planContrasts({ study, cells }, scenarios).filter(({ family }) => family === 'primary');
  const alpha = (1 - level) / Math.max(1, primary.length);
  const rate = expected.rate ?? 0.5;
  return {
    level,
    wantedPower: power,
    wantedWidth: width,
    alpha,
    familySize: primary.length,
    contrasts: primary.map((contrast) => powerOf(contrast, expected, { alpha, level, power, width, widthOfMeans })),
    rate: { expected: rate, ...trialsForRate({ rate, width, level, trials: Math.min(...cells.map(({ trials }) => trials)) }) },
  };
}

/** What is wanted of a contrast. */
export interface Wanted {
  readonly alpha: number;
  readonly level: number;
  readonly power: number;
  readonly width: number;
  readonly widthOfMeans: number;
}

function powerOf(contrast: PlannedContrast, expected: Expectation, wanted: Wanted): ContrastPower {
  const arms = contrast.arms.map(({ label, cells }): ArmSize => ({
    label,
    cells: cells.length,
    trials: cells.reduce((sum, { cell }) => sum + cell.trials, 0),
  })) as [ArmSize, ArmSize]; // two, as the contrast has
  const own = expectedArms(contrast, expected);
  const isBoolean = contrast.measure.type === 'boolean';
  return {
    id: contrast.id,
    name: contrast.name,
    measure: contrast.measure.name,
    model: contrast.model,
    type: isBoolean ? 'proportions' : 'means',
    arms,
    expected: own,
    ...(isBoolean ? powerOfProportions(arms, own, wanted) : powerOfMeans(arms, own, wanted)),
  };
}

function expectedArms({ name, measure, id }: PlannedContrast, { contrasts = {}, rate = 0.5, difference = 0.1 }: Expectation): ExpectedArms {
  const given = contrasts[id] ?? contrasts[`${name}/${measure.name}`] ?? contrasts[name];
  if (given === undefined) return measure.type === 'boolean' ? { arm: Math.min(1, rate + difference), minus: rate } : { arm: 0, minus: 0 };
  if (measure.type === 'boolean')
    for (const [arm, value] of Object.entries({ arm: given.arm, minus: given.minus })) requireRate(`${name}: ${arm}`, value);
  return given;
}

function requireRate(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw new InputError('invalid-argument', `${name} must be a rate from 0 to 1; it is ${value}`);
}

function requireBetween(name: string, value: number, low: number, high: number): void {
  if (!(value > low && value < high))
    throw new InputError('invalid-argument', `${name} must lie between ${low} and ${high}, without them; it is ${value}`);
}
