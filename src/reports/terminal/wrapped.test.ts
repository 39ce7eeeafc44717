import { expect, it } from 'vitest';
import { wrapped } from './wrapped.ts';

it('leaves a line that fits as it is', () => {
  expect(wrapped('  one two', 9)).toEqual(['  one two']);
});

it('breaks a longer line at blanks and sets the rest in', () => {
  expect(wrapped('  one two three', 9)).toEqual(['  one two', '    three']);
  expect(wrapped('one two three', 9, 0)).toEqual(['one two', 'three']);
});

it('does not break a word', () => {
  expect(wrapped('a indivisible b', 6)).toEqual(['a', '  indivisible', '  b']);
});
