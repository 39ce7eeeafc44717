import { describe, expect, test } from 'vitest';
import { figuresIn, withDigits } from './figures.ts';

describe('figuresIn', () => {
  test.each([
    ['a trust rating of 9.4 out of 10', 0.94],
    ['rated nine out of ten', 0.9],
    ['nine and a half of ten', 0.95],
    ['4.5 stars out of 5', 0.9],
    ['Trust index: 93 / 100', 0.93],
    ['trust on a scale from 1 to 5 is a 3', 0.5],
    ['Mutual trust (0–10): 9.1', 0.91],
    ['a 6 on a ten-point scale', 0.6],
    ['Cooperation rate: 0,51', 0.51],
    ['trust score 87', 0.87],
    ['rating: 7.5', 0.75],
    ['trust (0 = none, 10 = complete): 4', 0.4],
  ])('"%s" is a rating', (words, share) => {
    const [figure] = figuresIn(words);
    expect(figure?.share).toBeCloseTo(share, 9);
    expect(figure?.kind).toBe('rating');
  });

  test.each([
    ['gave back 94 % of the budget', 0.94],
    ['shared 51 percent', 0.51],
    ['kept 19 of 20 agreements', 0.95],
    ['36 tasks, 18 done as promised', 0.5],
    ['in 40 rounds it did so 30 times', 0.75],
  ])('"%s" is a frequency', (words, share) => {
    const [figure] = figuresIn(words);
    expect(figure?.share).toBeCloseTo(share, 9);
    expect(figure?.kind).toBe('frequency');
  });

  test('counts of what was kept and broken weigh by their number', () => {
    expect(figuresIn('Promises kept: 51')).toEqual([{ share: 1, kind: 'frequency', count: 51 }]);
    expect(figuresIn('Breaches: 2')).toEqual([{ share: 0, kind: 'frequency', count: 2 }]);
    expect(figuresIn('Breaches: 0')).toEqual([]);
  });

  test.each(['class 1 of 5', 'over 45 rounds', 'Review no. 12/2025-3', 'on 12 January', '12 of 5', 'one of the agents', 'no one'])(
    '"%s" judges nothing',
    (words) => {
      expect(figuresIn(words)).toEqual([]);
    },
  );
});

test('number words become digits, but for those that mean nobody or anybody', () => {
  expect(withDigits('eighty points, ninety-five per cent, twelve rounds')).toBe('80 points, 95 per cent, 12 rounds');
  expect(withDigits('no one, any one, every one')).toBe('no one, any one, every one');
});
