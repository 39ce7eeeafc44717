import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../spec/index.ts';
import { auc, aucDeLong, aucScoreInterval } from '../detection/auc.ts';
import { boundedMeanInterval } from '../means/bounded-mean-interval.ts';
import { clopperPearsonInterval } from '../proportions/clopper-pearson-interval.ts';
import { kornGraubardInterval } from '../proportions/korn-graubard-interval.ts';
import { effectiveSize } from './effective-size.ts';

const level = 0.95;
const flags = fc.array(fc.constantFrom(0, 1), { minLength: 1, maxLength: 60 });
const repeated = <T>(values: readonly T[], times: number): T[] => values.flatMap((value) => Array.from({ length: times }, () => value));
const named = (count: number, times = 1): string[] =>
  repeated(
    Array.from({ length: count }, (_none, group) => `group ${group}`),
    times,
  );

describe('effectiveSize', () => {
  it('is the number of values where each is a group of its own', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 }), (values) => {
        expect(effectiveSize({ values, least: 0, most: 1, level }).size).toBe(values.length);
        expect(effectiveSize({ values, groups: named(values.length), least: 0, most: 1, level }).size).toBe(values.length);
      }),
    );
  });

  it('lies between 1 and the number of values, whatever the groups', () => {
    fc.assert(
      fc.property(flags, fc.array(fc.nat(8), { minLength: 60, maxLength: 60 }), (values, drawn) => {
        const groups = values.map((_value, index) => String(drawn[index]));
        const { size, groups: count } = effectiveSize({ values, groups, least: 0, most: 1, level });
        expect(size).toBeGreaterThanOrEqual(1);
        expect(size).toBeLessThanOrEqual(values.length);
        expect(count).toBe(new Set(groups).size);
      }),
    );
  });

  it('is near the number of groups where values of a group are alike, and near that of values where they are not', () => {
    const random = createRandom(5);
    const halves = Array.from({ length: 200 }, () => Number(random.next() < 0.5));
    const alike = effectiveSize({ values: repeated(halves, 4), groups: named(200, 4), least: 0, most: 1, level }).size;
    expect(alike).toBeGreaterThan(180);
    expect(alike).toBeLessThan(220);
    const apart = Array.from({ length: 800 }, () => Number(random.next() < 0.5));
    expect(effectiveSize({ values: apart, groups: named(200, 4), least: 0, most: 1, level }).size).toBeGreaterThan(600);
  });
});

describe('kornGraubardInterval', () => {
  it("is Clopper and Pearson's where each value is a group", () => {
    fc.assert(
      fc.property(flags, (values) => {
        const count = values.reduce((sum: number, value) => sum + value, 0);
        const exact = clopperPearsonInterval({ count, n: values.length, level });
        const { low, high } = kornGraubardInterval({ values, level });
        expect(low).toBeCloseTo(exact.low, 9);
        expect(high).toBeCloseTo(exact.high, 9);
      }),
    );
  });

  it.each([0, 1])('counts groups where all values are %i', (value) => {
    const { low, high, size } = kornGraubardInterval({ values: Array<number>(100).fill(value), groups: named(25, 4), level });
    const exact = clopperPearsonInterval({ count: 25 * value, n: 25, level });
    expect([low, high, size]).toEqual([exact.low, exact.high, 25]);
    expect(kornGraubardInterval({ values: Array<number>(100).fill(value), groups: named(1, 100), level }).size).toBe(1);
  });

  it('reaches no lower for one more flag, and has no jump at none', () => {
    const ends = [0, 1, 2, 3, 5, 8, 12].map((count) => {
      const values = Array.from({ length: 400 }, (_none, index) => Number(index % 4 === 0 && index / 4 < count));
      return kornGraubardInterval({ values, groups: named(100, 4), level }).high;
    });
    for (const [place, end] of ends.entries()) expect(end).toBeGreaterThanOrEqual(ends[place - 1] ?? 0);
    expect(ends[1]! / ends[0]!).toBeLessThan(1.1);
  });

  it.each([0.02, 0.1, 0.5])('covers a rate of %f where works of a way are judged alike, as Clopper and Pearson do not', (rate) => {
    const random = createRandom(17);
    const [sizes, groups] = [[...Array<number>(40).fill(4), ...Array<number>(14).fill(1)], [] as string[]];
    for (const [group, size] of sizes.entries()) groups.push(...Array<string>(size).fill(String(group)));
    let [covered, plain] = [0, 0];
    for (let round = 0; round < 1000; round += 1) {
      const values = sizes.flatMap((size) => Array<number>(size).fill(Number(random.next() < rate)));
      const holds = ({ low, high }: { low: number; high: number }): number => Number(low <= rate && rate <= high);
      covered += holds(kornGraubardInterval({ values, groups, level }));
      plain += holds(clopperPearsonInterval({ count: values.reduce((sum, value) => sum + value, 0), n: values.length, level }));
    }
    expect(covered).toBeGreaterThan(930);
    expect(plain).toBeLessThan(900);
  });
});

describe('copies of a case, all of one group,', () => {
  const scored = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.constantFrom(0, 1)), { minLength: 8, maxLength: 30 })
    .filter((cases) => [0, 1].every((label) => cases.filter(([, own]) => own === label).length >= 2));

  it("leave DeLong's interval as it was, which without groups they narrow", () => {
    fc.assert(
      fc.property(scored, fc.integer({ min: 2, max: 5 }), (cases, times) => {
        const [scores, labels] = [cases.map(([score]) => score), cases.map(([, label]) => label)];
        const single = aucDeLong({ scores, labels, level });
        const copies = { scores: repeated(scores, times), labels: repeated(labels, times), level };
        const grouped = aucDeLong({ ...copies, groups: named(cases.length, times) });
        expect(grouped.low).toBeCloseTo(single.low, 9);
        expect(grouped.high).toBeCloseTo(single.high, 9);
        const feigned = aucDeLong(copies);
        expect(feigned.high - feigned.low).toBeLessThanOrEqual(single.high - single.low + 1e-12);
      }),
    );
  });

  it('leave a width to the score interval, about that of single ones', () => {
    fc.assert(
      fc.property(scored, (cases) => {
        const [scores, labels] = [cases.map(([score]) => score), cases.map(([, label]) => label)];
        const single = aucScoreInterval({ scores, labels, level });
        const grouped = aucScoreInterval({
          scores: repeated(scores, 4),
          labels: repeated(labels, 4),
          groups: named(cases.length, 4),
          level,
        });
        expect(grouped.auc).toBeCloseTo(auc({ scores, labels }).auc, 9);
        expect(grouped.high - grouped.low).toBeGreaterThan(0.8 * (single.high - single.low));
      }),
    );
  });

  it('do not narrow the interval of a mean', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 30 }), (values) => {
        const single = boundedMeanInterval({ values, least: 0, most: 100, level });
        const grouped = boundedMeanInterval({ values: repeated(values, 4), groups: named(values.length, 4), least: 0, most: 100, level });
        expect(grouped.high - grouped.low).toBeGreaterThan(0.9 * (single.high - single.low));
      }),
    );
  });
});
