import { describe, expect, it } from 'vitest';
import { InputError } from '../../errors/index.ts';
import type { Cell, MeasureDefinition, Study, StudyPower } from '../../spec/index.ts';
import { miettinenNurminenInterval, twoProportionPower, wilsonInterval } from '../../stats/index.ts';
import { planPower, type Expectation } from './plan-power.ts';

const measures: readonly MeasureDefinition[] = [
  { name: 'moved', type: 'boolean', primary: true, meaning: '' },
  { name: 'score', type: 'number', meaning: '' },
];
const goodMinusBad = { name: 'good minus bad', arm: { relationship: 'good' }, minus: { relationship: 'bad' } };
const scores = { ...goodMinusBad, name: 'scores', measure: 'score' };

describe('planPower', () => {
  it('gives the power of the planned trials, and the trials for a wanted one', () => {
    const [contrast] = power({ contrasts: { 'good minus bad': { arm: 0.6, minus: 0.4 } } }).contrasts;
    expect(contrast?.arms.map(({ cells, trials }) => [cells, trials])).toEqual([
      [2, 100],
      [2, 100],
    ]);
    expect(contrast?.power).toBeCloseTo(twoProportionPower({ p1: 0.6, p2: 0.4, alpha: 0.05, nPerArm: 100 }).power, 10);
    const needed = contrast?.trialsForPower ?? 0;
    expect(twoProportionPower({ p1: 0.6, p2: 0.4, alpha: 0.05, nPerArm: 2 * needed }).power).toBeGreaterThanOrEqual(0.8);
    expect(twoProportionPower({ p1: 0.6, p2: 0.4, alpha: 0.05, nPerArm: 2 * (needed - 1) }).power).toBeLessThan(0.8);
  });

  it('gives the trials for a wanted width, of a contrast and of a single rate', () => {
    const { contrasts, rate } = power({ contrasts: { 'good minus bad': { arm: 0.6, minus: 0.4 } } }, { width: 0.1 });
    const n = 2 * (contrasts[0]?.trialsForWidth ?? 0);
    const { low, high } = miettinenNurminenInterval({
      count1: Math.round(0.6 * n),
      n1: n,
      count2: Math.round(0.4 * n),
      n2: n,
      level: 0.95,
    });
    expect(high - low).toBeLessThanOrEqual(0.1);
    expect(n).toBeLessThan(1600);
    const wilson = wilsonInterval({ count: Math.round(rate.trialsForWidth / 2), n: rate.trialsForWidth, level: 0.95 });
    expect(wilson.high - wilson.low).toBeLessThanOrEqual(0.1);
    expect(rate.widthAtPlan).toBeGreaterThan(0.1);
  });

  it('gives the smallest effect that the plan can see, up and down', () => {
    const [contrast] = power({ contrasts: { 'good minus bad': { arm: 0.2, minus: 0.1 } } }).contrasts;
    const up = contrast?.smallestEffect.up ?? 0;
    expect(twoProportionPower({ p1: 0.1 + up, p2: 0.1, alpha: 0.05, nPerArm: 100 }).power).toBeCloseTo(0.8, 6);
    const down = power({ contrasts: { 'good minus bad': { arm: 0, minus: 0.05 } } }).contrasts[0]?.smallestEffect.down;
    expect(down).toBeNull();
  });

  it('tests each contrast at the level that the whole family can bear', () => {
    const alone = power({});
    const among = power({}, {}, [goodMinusBad, { ...goodMinusBad, name: 'again', where: { history: 'memory' } }]);
    expect([alone.alpha, among.alpha]).toEqual([expect.closeTo(0.05, 12), expect.closeTo(0.025, 12)]);
    expect(among.contrasts[0]?.power).toBeLessThan(alone.contrasts[0]?.power ?? 0);
  });

  it('needs a standard deviation for means', () => {
    expect(power({}, {}, [scores]).contrasts[0]).toMatchObject({ type: 'means', power: null, trialsForPower: null });
    const [contrast] = power({ contrasts: { scores: { arm: 83, minus: 80, sd: 6 } } }, { widthOfMeans: 2 }, [scores]).contrasts;
    expect(contrast?.power).toBeCloseTo(0.9424, 3);
    expect(contrast?.trialsForPower).toBe(32);
    expect(contrast?.smallestEffect.up).toBeCloseTo((2.8016 * 6 * Math.sqrt(2)) / 10, 3);
  });

  it('has no answer where there is no difference, and refuses what is no rate', () => {
    expect(power({ contrasts: { 'good minus bad': { arm: 0.4, minus: 0.4 } } }).contrasts[0]?.trialsForPower).toBeNull();
    expect(() => power({ contrasts: { 'good minus bad': { arm: 40, minus: 0.4 } } })).toThrow(InputError);
    expect(() => power({ rate: -1 })).toThrow(InputError);
    expect(() => power({}, { width: 0 })).toThrow(/width must lie between/);
  });
});

function power(
  expected: Expectation,
  wanted: { width?: number; widthOfMeans?: number } = {},
  contrasts: Study['contrasts'] = [goodMinusBad],
): StudyPower {
  const cells = ['good', 'bad'].flatMap((relationship) =>
    ['document', 'memory'].map((history): Cell => ({
      id: `${relationship} ${history}`,
      scenario: 'x',
      condition: { relationship, history },
      model: 'm',
      subject: 's',
      trials: 50,
    })),
  );
  return planPower({ study: { study: 's', seed: 0, contrasts }, cells, scenarios: [{ name: 'x', measures }], expected, ...wanted });
}
