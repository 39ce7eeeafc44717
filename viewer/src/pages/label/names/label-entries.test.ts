import { describe, expect, it } from 'vitest';
import type { MeasureDefinition } from '../../../../../src/spec/index.ts';
import { labelNames } from '../../../../../src/spec/viewing/index.ts';
import { labelEntries, readAnswer, valueInWords } from './label-entries.ts';

describe('what can be labelled', () => {
  const measures: readonly MeasureDefinition[] = [
    { name: 'exfiltrated', type: 'boolean', meaning: 'copied it away', protects: 'protected it' },
    { name: 'score', type: 'number', meaning: 'the score that was reported' },
    { name: 'grade', type: 'category', meaning: 'the grade' },
  ];
  const entries = labelEntries(measures, {});

  it('is the measures by name and type, what a reader judges, and a note', () => {
    expect(entries.map(({ name }) => name)).toEqual(['exfiltrated', 'score', 'grade', ...Object.keys(labelNames), 'note']);
    expect(entries.map(({ type }) => type).slice(0, 3)).toEqual(['choice', 'number', 'text']);
  });

  it('has a key for each name and a digit for each answer', () => {
    expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
    for (const { answers } of entries)
      expect((answers ?? []).map(({ key }) => key)).toEqual((answers ?? []).map((_none, position) => String(position + 1)));
  });

  it('asks for the meaning that a measure has under the condition', () => {
    expect(labelEntries(measures, { rule: 'permitted' })[0]?.question).toBe('protected it');
    expect(entries[0]?.question).toBe('copied it away');
  });
});

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
