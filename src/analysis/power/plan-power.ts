import { InputError } from '../../errors/index.ts';
import type { ArmSize, Cell, ContrastPower, ExpectedArms, Study, StudyPower } from '../../spec/index.ts';
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
