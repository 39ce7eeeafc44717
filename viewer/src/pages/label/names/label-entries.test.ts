import { describe, expect, it } from 'vitest';
import { readAnswer, valueInWords } from './label-entries.ts';

describe('a written answer', () => {
  it('is a number where one is asked for, with a point or a comma', () => {
    expect(readAnswer('84', 'number')).toBe(84);
    expect(readAnswer(' 8,5 ', 'number')).toBe(8.5);
    expect(readAnswer('many', 'number')).toBeUndefined();
  });

  it('takes the label back where it is empty', () => {
    expect(readAnswer('  ', 'number')).toBeNull();
    expect(readAnswer('', 'text')).toBeNull();
  });

  it('is said in words', () => {
    expect([true, false, 84, 'covert', null].map(valueInWords)).toEqual(['yes', 'no', '84', 'covert', 'no answer']);
  });
});
