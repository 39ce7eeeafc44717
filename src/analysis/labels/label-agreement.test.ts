import { expect, it } from 'vitest';
import type { Label } from '../../spec/index.ts';
import { labelAgreement } from './label-agreement.ts';

it('counts agreement, kappa and alpha over the trials that two raters labelled', () => {
  // Hand-made: 10 trials, both say yes 4 times and no 3 times; they differ on 3.
  const a = ['y', 'y', 'y', 'y', 'n', 'n', 'n', 'y', 'y', 'n'];
  const b = ['y', 'y', 'y', 'y', 'n', 'n', 'n', 'n', 'n', 'y'];
  const labels = [...ratings('ann', a), ...ratings('bob', b), label('ann', 99, 'y')];
  const [found] = labelAgreement(labels);
  expect(found).toMatchObject({ name: 'motive', trials: 10, raters: ['ann', 'bob'], agreement: 0.7 });
  // Chance: 0.6 × 0.5 + 0.4 × 0.5 = 0.5.
  expect(found?.kappa).toBeCloseTo((0.7 - 0.5) / (1 - 0.5), 12);
  // Observed disagreement 3/10; expected of 11 yes and 9 no of 20: 2 × 11 × 9 / (20 × 19).
  expect(found?.alpha).toBeCloseTo(1 - 0.3 / ((2 * 11 * 9) / (20 * 19)), 12);
});

it('has no kappa of three raters, and an alpha with what is missing left out', () => {
  const labels = [...ratings('ann', ['y', 'n', 'y']), ...ratings('bob', ['y', 'n']), ...ratings('eve', ['y'])];
  expect(labelAgreement(labels)).toEqual([
    { name: 'motive', trials: 2, raters: ['ann', 'bob', 'eve'], agreement: 1, kappa: null, alpha: 1 },
  ]);
});

it('has no figure where none is defined, and leaves out notes and labels without an answer', () => {
  const same = [...ratings('ann', ['y', 'y']), ...ratings('bob', ['y', 'y'])];
  expect(labelAgreement(same)).toMatchObject([{ agreement: 1, kappa: null, alpha: null }]);
  expect(labelAgreement(ratings('ann', ['y']))).toMatchObject([{ trials: 0, agreement: null, kappa: null, alpha: null }]);
  expect(labelAgreement([{ ...label('ann', 0, 'y'), name: 'note' }, label('bob', 0, null)])).toEqual([]);
});

function ratings(rater: string, values: readonly string[]): Label[] {
  return values.map((value, index) => label(rater, index, value));
}

function label(rater: string, index: number, value: string | null): Label {
  return { id: 1, trial: `cell/${index}`, rater, name: 'motive', value, evidence: [], blind: false, at: '2026-03-01T00:00:00Z' };
}
