import { describe, expect, it } from 'vitest';
import { createRandom } from '../../spec/index.ts';
import { logisticRegression, mixedLogistic, mixedLogisticGroupSdInterval } from '../index.ts';

/** Outcomes of planted coefficients −0.4 and 0.9 and a planted sd of the groups. */
function planted({ seed, groupCount, perGroup, sd }: { seed: number; groupCount: number; perGroup: number; sd: number }) {
  const random = createRandom(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  const shifts = Array.from({ length: groupCount }, () => sd * normal());
  const rows = shifts.flatMap((shift, group) => Array.from({ length: perGroup }, (_none, i) => ({ shift, group: `w${group}`, a: i % 2 })));
  return {
    x: rows.map(({ a }) => [a]),
    y: rows.map(({ shift, a }) => Number(random.next() < 1 / (1 + Math.exp(0.4 - 0.9 * a - shift)))),
    groups: rows.map(({ group }) => group),
  };
}

describe('mixedLogistic', () => {
  const data = planted({ seed: 3, groupCount: 40, perGroup: 50, sd: 1 });

  it('recovers what was planted', () => {
    const { fixed, fixedStandardErrors, groupSd } = mixedLogistic({ ...data, quadraturePoints: 15 });
    expect(Math.abs(fixed[0]! + 0.4) / fixedStandardErrors[0]!).toBeLessThan(3);
    expect(Math.abs(fixed[1]! - 0.9) / fixedStandardErrors[1]!).toBeLessThan(3);
    const { low, high } = mixedLogisticGroupSdInterval({ ...data, quadraturePoints: 15, level: 0.999 });
    expect(low).toBeLessThan(1);
    expect(high).toBeGreaterThan(1);
    expect(groupSd).toBeGreaterThan(low);
    expect(groupSd).toBeLessThan(high);
  });

  it('settles as the quadrature gets finer', () => {
    const [rough, fine, finest] = [5, 15, 60].map((quadraturePoints) => mixedLogistic({ ...data, quadraturePoints }).groupSd);
    expect(Math.abs(fine! - finest!)).toBeLessThan(1e-7);
    expect(Math.abs(fine! - finest!)).toBeLessThanOrEqual(Math.abs(rough! - finest!));
  });

  it('minds neither the order of rows, nor the names of groups, nor the unit of a predictor', () => {
    const one = mixedLogistic({ ...data, quadraturePoints: 9 });
    const other = mixedLogistic({
      x: data.x.map(([a]) => [500 + 10 * a!]).reverse(),
      y: data.y.toReversed(),
      groups: data.groups.map((name) => `other ${name}`).reverse(),
      quadraturePoints: 9,
    });
    expect(other.groupSd).toBeCloseTo(one.groupSd, 6);
    expect(other.fixed[1]! * 10).toBeCloseTo(one.fixed[1]!, 6);
    expect(other.fixedStandardErrors[1]! * 10).toBeCloseTo(one.fixedStandardErrors[1]!, 6);
  });

  it('is the plain fit where the groups do not differ', () => {
    const alike = { x: Array.from({ length: 80 }, () => []), y: Array.from({ length: 80 }, (_none, i) => Number(i % 4 === 0)) };
    const groups = alike.y.map((_none, i) => `w${Math.floor(i / 8)}`);
    const { fixed, fixedStandardErrors, groupSd } = mixedLogistic({ ...alike, groups, quadraturePoints: 11 });
    const plain = logisticRegression(alike);
    expect(groupSd).toBe(0);
    expect(fixed[0]).toBeCloseTo(plain.coefficients[0]!, 9);
    expect(fixedStandardErrors[0]).toBeCloseTo(plain.standardErrors[0]!, 9);
    expect(mixedLogisticGroupSdInterval({ ...alike, groups, quadraturePoints: 11, level: 0.95 }).low).toBe(0);
  });

  it('covers the planted effect in about 0.95 of 300 small studies', () => {
    let covered = 0;
    for (let seed = 0; seed < 300; seed += 1) {
      const study = planted({ seed, groupCount: 12, perGroup: 20, sd: 0.8 });
      const { fixed, fixedStandardErrors } = mixedLogistic({ ...study, quadraturePoints: 7 });
      if (Math.abs(fixed[1]! - 0.9) <= 1.96 * fixedStandardErrors[1]!) covered += 1;
    }
    expect(covered / 300).toBeGreaterThan(0.92);
    expect(covered / 300).toBeLessThan(0.98);
  });

  it('says where the likelihood has no maximum', () => {
    const groups = Array.from({ length: 40 }, (_none, i) => `w${Math.floor(i / 5)}`);
    const y = groups.map((_none, i) => Number(i >= 20));
    expect(() => mixedLogistic({ x: y.map(() => []), y, groups, quadraturePoints: 9 })).toThrow(/no finite maximum/);
    expect(() => mixedLogistic({ x: y.map((outcome) => [outcome]), y, groups, quadraturePoints: 9 })).toThrow(/separation/);
  });
});
