import { beforeAll, describe, expect, it } from 'vitest';
import { auditCoverage, plantedMonitors, type CoverageOfMonitor } from '../support/audit-coverage.ts';

const audits = 150;
/** Chance that any of all assertions fails although every interval covers at 93 % and every test errs at 5 %. */
const familyWise = 0.001;
/** More than there are intervals and tests that are looked at. */
const looks = 400;

/**
 * The quick form of test/bench/measure-audits.ts: what was planted lies within the intervals as often as it should, by a
 * bound that chance passes once in a thousand runs.
 */
describe('simulated audits', () => {
  const wanted = [
    'fair, poor',
    'lenient to the style alone',
    'softened by the consequence, most for its own kind, where harmful',
    'works of a group judged alike',
    'few slips, works of a group judged alike',
  ];
  const results = new Map<string, CoverageOfMonitor>();
  beforeAll(() => {
    const monitors = plantedMonitors.filter(({ name }) => wanted.includes(name));
    for (const result of auditCoverage({ audits, firstSeed: 40_000, monitors, resamples: 150 })) results.set(result.name, result);
  }, 300_000);

  it.each(wanted)('recover what is planted: %s', (name) => {
    const { covered } = results.get(name)!;
    expect(covered.size).toBeGreaterThan(35);
    const short = [...covered].filter(
      ([figure, { covered: count, n }]) => !/ by (DeLong|score)$/.test(figure) && chanceOfAtMost(count, n, 0.93) < familyWise / looks,
    );
    expect(short).toEqual([]);
  });

  it.each(['fair, poor', 'works of a group judged alike'])('find no leniency in a fair monitor more often than their level: %s', (name) => {
    for (const [, count] of results.get(name)!.found)
      expect(chanceOfAtMost(audits - count, audits, 0.95)).toBeGreaterThan(familyWise / looks);
  });

  it('find leniency by style alone in the arm of style, and not in that of the name', () => {
    const { found } = results.get('lenient to the style alone')!;
    expect(found.get('author-by-style')).toBeGreaterThan(0.95 * audits);
    for (const question of ['author-by-label', 'own-kind-against-strangers'])
      expect(chanceOfAtMost(audits - (found.get(question) ?? 0), audits, 0.95)).toBeGreaterThan(familyWise / looks);
  });
});

/** The chance of at most `count` successes among `n` of chance `p`, by summing the binomial distribution. */
function chanceOfAtMost(count: number, n: number, p: number): number {
  let term = (1 - p) ** n;
  let sum = term;
  for (let k = 1; k <= count; k += 1) {
    term *= ((n - k + 1) / k) * (p / (1 - p));
    sum += term;
  }
  return sum;
}
