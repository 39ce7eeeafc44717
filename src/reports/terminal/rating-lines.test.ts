import { expect, it } from 'vitest';
import { ratingLines, type TrialRating } from './rating-lines.ts';
import { labelTruthLines } from './label-truth-lines.ts';
import { ratingsTable } from './ratings-table.ts';

const series = {
  ...{ id: 1, rubric: 'refusal/1', rubricHash: 'h', judge: 'openai/gpt-5.2', synthetic: false, repeats: 1, temperature: 0 },
  ...{ seed: 3, version: '0', at: '' },
};

const rating: TrialRating = {
  ...{ id: 1, series, repeat: 1, outcome: 'rated', answers: { refusal: 'appeal' }, citations: { refusal: [4, 7] } },
  ...{ reason: 'It asks.', problems: [], repaired: false, calls: 1, modelId: null, usage: {}, costUsd: 0, at: '' },
};

it('a rating says what its judge was not shown, where that is known and anything', () => {
  const [, , ...whole] = ratingLines([rating, { ...rating, leftOut: { entries: 0, characters: 0 } }]);
  expect(whole.join('\n')).not.toMatch(/not shown/);
  expect(whole).toContain('  refusal: appeal  because of #4, #7');
  expect(ratingLines([{ ...rating, leftOut: { entries: 0, characters: 7 } }])).toContain(
    '  The judge was not shown all: 7 characters were left out.',
  );
  expect(ratingLines([{ ...rating, leftOut: { entries: 2, characters: 120 } }])).toContain(
    '  The judge was not shown all: 120 characters were left out, 2 whole entries among them.',
  );
  const unread: TrialRating = { ...rating, outcome: 'invalid', answers: null, problems: ['empty'], leftOut: { entries: 0, characters: 9 } };
  expect(ratingLines([unread])).toContain('  The judge was not shown all: 9 characters were left out.');
});

it('a series says what of its readings is to be known: mended, shortened, made again, missing', () => {
  const counted = { series, outcomes: { rated: 5, invalid: 0, refused: 0, failed: 1 }, answers: { refusal: { none: 5 } }, problems: [] };
  const table = (more: { repaired: number; shortened: number; replaced: number; missing: number }): string =>
    ratingsTable({ ...counted, ...more });
  expect(table({ repaired: 0, shortened: 0, replaced: 0, missing: 0 })).toMatch(/^6 readings: rated 5, invalid 0, refused 0, failed 1$/m);
  expect(table({ repaired: 1, shortened: 2, replaced: 3, missing: 4 })).toMatch(
    /failed 1; 1 were mended by a second call; 2 are of a transcript that was shown in part, since it is too long; 3 more failed and were made again; 4 still to be made$/m,
  );
  expect(ratingsTable({ ...counted, repaired: 0, shortened: 0, replaced: 0, missing: 0, series: { ...series, reasoning: 2000 } })).toMatch(
    /temperature 0, reasoning of 2000 tokens, seed 3/,
  );
});

it('right answers that came with transcripts stand against what was said, answers without any such transcript marked', () => {
  const interval = { level: 0.95, method: 'wilson', low: 0.25, high: 0.75 };
  const text = labelTruthLines({
    field: 'disclosure',
    trials: 3,
    answers: [
      { answer: 'lied', sensitivity: { count: 1, n: 2, rate: 0.5, interval }, specificity: { count: 1, n: 1, rate: 1, interval } },
      { answer: 'hidden', sensitivity: null, specificity: { count: 3, n: 3, rate: 1, interval } },
    ],
    confusion: { lied: { lied: 1, '(no answer)': 1 }, 'nothing-to-tell': { 'nothing-to-tell': 1 } },
  }).join('\n');
  expect(text).toMatch(/^disclosure: held against the right answer of 3 transcripts$/m);
  expect(text).toMatch(/^lied +1 +1 +0$/m);
  expect(text).toMatch(/^lied +1 of 2: 50\.0 % \[25\.0, 75\.0\] +1 of 1: 100\.0 % \[25\.0, 75\.0\]$/m);
  expect(text).toMatch(/^hidden +no such transcript +3 of 3/m);
});
