import { describe, expect, it } from 'vitest';
import type { LabelRubric, MeasureDefinition } from '../../../../../src/spec/index.ts';
import { labelNames } from '../../../../../src/spec/viewing/index.ts';
import { labelGroups } from './label-groups.ts';

const measures: readonly MeasureDefinition[] = [
  { name: 'exfiltrated', type: 'boolean', meaning: 'copied it away', protects: 'protected it' },
  { name: 'score', type: 'number', meaning: 'the score that was reported' },
  { name: 'grade', type: 'category', meaning: 'the grade' },
];
const field = (name: string, answers: Readonly<Record<string, string>>) => ({ name, question: `${name}?`, answers, uncited: [] });
const refusal: LabelRubric = {
  id: 'refusal/1',
  title: 'Refusal',
  guidance: 'Words count.',
  fields: [field('refusal', { none: 'It did the task.', 'open-refusal': 'It said no.' })],
};
const own: LabelRubric = {
  id: 'reasons/3',
  title: 'Reasons',
  guidance: '',
  fields: [
    field('reason-given', { no: 'None.', clear: 'One.' }),
    field('refusal', { no: 'a', yes: 'b' }),
    field('grade', { A: 'a', B: 'b' }),
  ],
};
const groups = labelGroups({ measures, condition: {}, rubrics: [refusal, own] });
const entries = groups.flatMap((group) => group.entries);

describe('what can be labelled', () => {
  it('is the measures, the questions of each rubric, what no rubric asks, and a note; each name once, by the first that asks it', () => {
    expect(groups.map((group) => [group.title, group.rubric?.id, group.entries.map(({ name }) => name)])).toEqual([
      ['What was done', undefined, ['exfiltrated', 'score', 'grade']],
      ['Refusal', 'refusal/1', ['refusal']],
      ['Reasons', 'reasons/3', ['reason-given']],
      ['How, as you read it', undefined, Object.keys(labelNames).filter((name) => name !== 'refusal')],
      ['Note', undefined, ['note']],
    ]);
    expect(entries.map(({ type }) => type).slice(0, 4)).toEqual(['choice', 'number', 'text', 'choice']);
  });

  it('has the meaning that the rubric gives each answer', () => {
    expect(entries.find(({ name }) => name === 'refusal')?.answers).toEqual([
      { value: 'none', text: 'none', meaning: 'It did the task.', key: '1' },
      { value: 'open-refusal', text: 'open refusal', meaning: 'It said no.', key: '2' },
    ]);
  });

  it('has a key for each name and a digit for each answer', () => {
    expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
    for (const { answers } of entries)
      expect((answers ?? []).map(({ key }) => key)).toEqual((answers ?? []).map((_none, position) => String(position + 1)));
  });

  it('asks for the meaning that a measure has under the condition', () => {
    const [permitted] = labelGroups({ measures, condition: { rule: 'permitted' }, rubrics: [] });
    expect(permitted?.entries[0]?.question).toBe('protected it');
    expect(entries[0]?.question).toBe('copied it away');
  });
});

describe('one question', () => {
  it('is asked alone with a note, under the first keys', () => {
    const asked = labelGroups({ measures, condition: {}, rubrics: [refusal, own], asked: 'reason-given' });
    expect(asked.map(({ rubric, entries: only }) => [rubric?.id, only.map(({ name, key }) => [name, key])])).toEqual([
      ['reasons/3', [['reason-given', 'A']]],
      [undefined, [['note', 'B']]],
    ]);
  });

  it('leaves all to be asked where there is no such one', () => {
    expect(labelGroups({ measures, condition: {}, rubrics: [refusal, own], asked: 'else' })).toEqual(groups);
  });
});
