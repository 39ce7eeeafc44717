import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, type Random } from '../../spec/index.ts';
import { answerVariances, varianceComponents } from '../index.ts';

const level = 0.95;

describe('the variance of answers', () => {
  const group = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 });
  const repeatedGroups = fc
    .array(group, { minLength: 3, maxLength: 20 })
    .filter((groups) => groups.filter(({ length }) => length > 1).length > 1 && new Set(groups.flat()).size > 1);
  const answers = ['a', 'b', 'c'];

  it('is split as that of numbers is where an answer counts as yes or no, repeats being equally many', () => {
    const equal = fc.array(fc.array(fc.constantFrom('a', 'b'), { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 20 });
    fc.assert(
      fc.property(
        equal.filter((groups) => new Set(groups.flat()).size > 1),
        (groups) => {
          const found = answerVariances({ groups, answers: ['a'], level });
          const numbers = varianceComponents({ groups: groups.map((own) => own.map((answer) => Number(answer === 'a'))), level });
          for (const component of ['within', 'between', 'intraclass'] as const)
            expect(found[component].estimate).toBeCloseTo(numbers[component].estimate, 9);
        },
      ),
    );
  });

  it('is the sum of those of each answer, and each estimate lies within its interval', () => {
    fc.assert(
      fc.property(repeatedGroups, (groups) => {
        const all = answerVariances({ groups, answers, level });
        const each = [...new Set(groups.flat())].map((answer) => answerVariances({ groups, answers: [answer], level }));
        expect(each.reduce((sum, { within }) => sum + within.estimate, 0)).toBeCloseTo(all.within.estimate, 9);
        for (const { within, between, intraclass } of [all, ...each]) {
          for (const { estimate, low, high } of [within, between, intraclass]) {
            expect(low).toBeLessThanOrEqual(estimate + 1e-12);
            expect(high).toBeGreaterThanOrEqual(estimate - 1e-12);
            expect(low).toBeGreaterThanOrEqual(0);
          }
          expect(intraclass.high).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('does not say that a rater never varies where it did not', () => {
    const groups = Array.from({ length: 40 }, (_none, index) => (index % 3 === 0 ? ['y', 'y'] : ['n', 'n']));
    const { within, intraclass } = answerVariances({ groups, answers: ['y', 'n'], level });
    expect(within).toMatchObject({ estimate: 0, low: 0 });
    expect(within.high).toBeCloseTo(0.0876, 3); // Wilson's upper limit of none of 40
    expect(intraclass.low).toBeLessThan(0.9);
    expect(intraclass.low).toBeGreaterThan(0.7);
  });

  it('needs answers that differ, and repeats', () => {
    expect(() => answerVariances({ groups: [['y', 'y'], ['y', 'y'], ['y']], answers: ['y'], level })).toThrow(/all answers are alike/);
    expect(() => answerVariances({ groups: [['y', 'n'], ['y'], ['n']], answers: ['y'], level })).toThrow(/repeats of two of them/);
  });
});

describe('intervals of the variance of answers', () => {
  type Shares = Readonly<Record<string, number>>;
  const twoKinds = (random: Random): Shares => (random.next() < 0.3 ? { y: 0.8, n: 0.2 } : { y: 0.1, n: 0.9 });
  const rare = (random: Random): Shares => (random.next() < 0.05 ? { y: 0.7, n: 0.3 } : { y: 0.01, n: 0.99 });
  const steady = (random: Random): Shares => (random.next() < 0.3 ? { y: 0.98, n: 0.02 } : { y: 0.02, n: 0.98 });
  const allAlike = (): Shares => ({ y: 0.2, n: 0.8 });
  const three = (random: Random): Shares => {
    const draw = random.next();
    if (draw < 0.5) return { a: 0.85, b: 0.1, c: 0.05 };
    return draw < 0.8 ? { a: 0.1, b: 0.8, c: 0.1 } : { a: 0.3, b: 0.1, c: 0.6 };
  };

  it.each([
    ['two answers, 40 things, 2 repeats', 40, 2, twoKinds],
    ['two answers, 150 things, 3 repeats', 150, 3, twoKinds],
    ['a rare answer, 200 things, 3 repeats', 200, 3, rare],
    ['three answers, 100 things, 3 repeats', 100, 3, three],
    ['a steady rater, 60 things, 3 repeats', 60, 3, steady],
    ['things that are all alike, 60 of them, 3 repeats', 60, 3, allAlike],
  ])('hold what is planted in at least 93 of 100 samples: %s', (name, things, repeats, sharesOf) => {
    const random = createRandom(9);
    const planted = plantedIn(sharesOf);
    const covered = { within: 0, between: 0, intraclass: 0 };
    const samples = 2000;
    for (let sample = 0; sample < samples; sample += 1) {
      const groups = Array.from({ length: things }, () => answersBy(sharesOf(random), repeats, random));
      const found = answerVariances({ groups, answers: [...new Set(groups.flat())], level });
      for (const component of ['within', 'between', 'intraclass'] as const)
        if (found[component].low <= planted[component] + 1e-9 && planted[component] <= found[component].high + 1e-9)
          covered[component] += 1;
    }
    const shares = Object.entries(covered).map(([component, count]) => [component, count / samples] as const);
    console.log(`${name}: ${shares.map(([component, share]) => `${component} ${(100 * share).toFixed(1)} %`).join(', ')}`);
    for (const [, share] of shares) expect(share).toBeGreaterThan(0.93);
  });

  function answersBy(shares: Shares, repeats: number, random: Random): string[] {
    return Array.from({ length: repeats }, () => {
      let draw = random.next();
      return Object.keys(shares).find((answer) => (draw -= shares[answer] ?? 0) < 0) ?? Object.keys(shares)[0] ?? '';
    });
  }

  /** The variances of a great many things. */
  function plantedIn(sharesOf: (random: Random) => Shares) {
    const [random, things] = [createRandom(3), 200_000];
    const means = new Map<string, number>();
    let squared = 0;
    for (let thing = 0; thing < things; thing += 1)
      for (const [answer, share] of Object.entries(sharesOf(random))) {
        means.set(answer, (means.get(answer) ?? 0) + share / things);
        squared += (share * share) / things;
      }
    const within = 1 - squared;
    const between = Math.max(0, squared - [...means.values()].reduce((sum, mean) => sum + mean * mean, 0));
    return { within, between: between < 1e-9 ? 0 : between, intraclass: between < 1e-9 ? 0 : between / (between + within) };
  }
});
