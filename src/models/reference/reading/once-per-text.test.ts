import { expect, test } from 'vitest';
import { oncePerText } from './once-per-text.ts';

test('each reader reads a text once, and gets its own reading', () => {
  let reads = 0;
  const length = oncePerText((text) => {
    reads += 1;
    return text.length;
  });
  const upper = oncePerText((text) => text.toUpperCase());
  expect([length('abc'), upper('abc'), length('abc'), upper('abc'), length('abcd')]).toEqual([3, 'ABC', 3, 'ABC', 4]);
  expect(reads).toBe(2);
});

test('a reading of nothing is kept too', () => {
  let reads = 0;
  const nothing = oncePerText((): undefined => {
    reads += 1;
    return undefined;
  });
  nothing('once');
  nothing('once');
  expect(reads).toBe(1);
});

test('what was not read for long is forgotten and read again, with the same result', () => {
  let reads = 0;
  const length = oncePerText((text) => {
    reads += 1;
    return text.length;
  });
  length('first');
  for (let text = 0; text < 1000; text += 1) {
    length(`text ${text}`);
    if (text < 300) length('first');
  }
  const before = reads;
  expect(length('first')).toBe(5);
  expect(reads).toBe(before + 1);
});
