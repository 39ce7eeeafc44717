import { describe, expect, it } from 'vitest';
import type { KeptSample, RatingSeries, Rubric } from '../../spec/index.ts';
import { checkLabel } from './check-label.ts';
import { labelRubrics, ratedAnswers } from './label-rubrics.ts';

const field = (name: string, ...answers: readonly string[]) => ({
  name,
  question: `${name}?`,
  answers: Object.fromEntries(answers.map((answer) => [answer, `${answer} it is`])),
  uncited: [],
});
const rubric = (id: string, hash: string, ...fields: Rubric['fields']): Rubric => ({
  id,
  name: id.split('/')[0] ?? '',
  title: id,
  guidance: `by ${hash}`,
  fields,
  showsChanges: false,
  hash,
});
const refusal = rubric('refusal/1', 'r1', field('refusal', 'none', 'appeal'));
const motive = rubric('motive/1', 'm1', field('motive', 'none', 'loyalty'));
const shipped = [refusal, motive];
const own = rubric('reasons/1', 'o1', field('reason-given', 'no', 'clear'));
const later = rubric('reasons/2', 'o2', field('reason-given', 'no', 'vague', 'clear'), field('motive', 'none', 'other'));

const seriesOf = (id: number, { id: name, hash, title, guidance, fields }: Rubric, isKept = true): RatingSeries => ({
  id,
  rubric: name,
  rubricHash: hash,
  ...(isKept ? { definition: { title, guidance, fields } } : {}),
  judge: 'openai/gpt-5.2',
  synthetic: false,
  repeats: 1,
  temperature: 0,
  seed: 1,
  version: '0.0.0',
  at: '2026-03-01T10:00:00.000Z',
});
const ids = (series: readonly RatingSeries[], sample?: Partial<KeptSample>): readonly string[] =>
  labelRubrics({ shipped, series }, sample as KeptSample | undefined).map(({ id }) => id); // of a sample only the series is read

describe('the rubrics that people label by', () => {
  it('are those that ship, where no judge has rated the run', () => {
    expect(ids([])).toEqual(['refusal/1', 'motive/1']);
  });

  it('are first those of the series, in the text of the last one', () => {
    expect(ids([seriesOf(1, own), seriesOf(2, motive), seriesOf(3, later)])).toEqual(['reasons/2', 'refusal/1']);
  });

  it('have the text by which the sample’s judge was asked, also where a later one is there', () => {
    const series = [seriesOf(1, own), seriesOf(2, later)];
    expect(ids(series, { series: 1 })).toEqual(['reasons/1', 'refusal/1', 'motive/1']);
    expect(ids(series, { series: 2 })).toEqual(['reasons/2', 'refusal/1']);
  });

  it('ask each question once', () => {
    const names = labelRubrics({ shipped, series: [seriesOf(1, later)] }).flatMap(({ fields }) => fields.map(({ name }) => name));
    expect(names).toEqual(['reason-given', 'motive', 'refusal']);
  });

  it('are known by their hash where a series of an older version kept no text, and else not at all', () => {
    expect(ids([seriesOf(1, motive, false), seriesOf(2, own, false)])).toEqual(['motive/1', 'refusal/1']);
  });

  it('tell nothing of the judge', () => {
    const text = JSON.stringify(labelRubrics({ shipped, series: [seriesOf(1, own)] }));
    expect(text).not.toMatch(/gpt|hash|series/);
  });
});

describe('a label of a question of one’s own rubric', () => {
  const known = { scenario: { measures: [] }, shipped, series: [seriesOf(1, own), seriesOf(2, later)] };

  it('has an answer of any text of it', () => {
    expect(ratedAnswers(known, 'reason-given')).toEqual(['no', 'clear', 'vague']);
    expect(() => checkLabel({ name: 'reason-given', value: 'vague' }, known)).not.toThrow();
    expect(() => checkLabel({ name: 'reason-given', value: null }, known)).not.toThrow();
  });

  it.each([
    ['no other answer', 'reason-given', 'perhaps'],
    ['no answer that is a property of every object', 'reason-given', 'constructor'],
    ['no name that is asked nowhere', 'reasons', 'no'],
    ['of a name that ships the answers that ship', 'motive', 'clear'],
  ])('has %s', (_what, name, value) => {
    expect(() => checkLabel({ name, value }, known)).toThrow(expect.objectContaining({ code: 'invalid-argument' }) as Error);
  });

  it('is none in a run that was not rated by it', () => {
    expect(() => checkLabel({ name: 'reason-given', value: 'no' }, { ...known, series: [] })).toThrow(/nothing is labelled/);
  });
});
