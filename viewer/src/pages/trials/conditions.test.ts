import { describe, expect, it } from 'vitest';
import {
  conditionsOf,
  toggleInList,
  toggleLabel,
  toggleLevel,
  toggleMeasureValue,
  withLabelled,
  withMeasure,
  withoutConditions,
  withText,
} from './conditions.ts';
import { parseTrialsSearch, queryOf } from './trials-search.ts';

const full = parseTrialsSearch({
  scenarios: ['disk-cleanup'],
  models: ['openai/gpt'],
  dispositions: ['refused'],
  levels: { rule: ['silent', 'forbidden'] },
  measures: { exfiltrated: { values: [true, null] }, reportedScore: { atLeast: 80, atMost: 90 } },
  labels: { covertness: ['covert'] },
  labelled: 'labelled',
  search: 'move "the weights"',
  sort: 'duration',
  descending: true,
  at: 7,
});

describe('the address of the table of trials', () => {
  it('holds every choice, and no default', () => {
    expect(parseTrialsSearch({ ...full, sort: 'plan', descending: false })).not.toHaveProperty('sort');
    expect(parseTrialsSearch(full as Record<string, unknown>)).toEqual(full);
  });

  it('loses only what cannot be read', () => {
    expect(parseTrialsSearch({ dispositions: ['gone'], models: ['a'], sort: 'colour', at: 'x', pick: ['a/0', 3], offset: 5 })).toEqual({
      models: ['a'],
      pick: ['a/0'],
    });
  });

  it('gives the query without what concerns the page alone', () => {
    expect(queryOf({ models: ['a'], at: 3, pick: ['a/0'], columns: ['model'] })).toEqual({ models: ['a'] });
  });
});

describe('the conditions', () => {
  it('are listed in words, and each can be taken away', () => {
    const conditions = conditionsOf(full);
    expect(conditions.map(({ name, says }) => `${name}: ${says}`)).toEqual([
      'scenario: disk-cleanup',
      'model: openai/gpt',
      'disposition: refused',
      'rule: silent',
      'rule: forbidden',
      'exfiltrated: yes or missing',
      'reportedScore: ≥ 80, ≤ 90',
      'label covertness: covert',
      'labels: labelled',
      'text: move "the weights"',
    ]);
    for (const { without } of conditions) expect(conditionsOf(without)).toHaveLength(conditions.length - 1);
  });

  it('are all taken away at once, while order and columns stay', () => {
    expect(withoutConditions({ ...full, columns: ['model'] })).toEqual({ columns: ['model'], sort: 'duration', descending: true });
  });

  it('come and go by the same key', () => {
    for (const change of [
      (one: typeof full) => toggleInList(one, 'models', 'm'),
      (one: typeof full) => toggleLevel(one, 'rule', 'silent'),
      (one: typeof full) => toggleLabel(one, 'motive', 'loyalty'),
      (one: typeof full) => toggleMeasureValue(one, 'exfiltrated', false),
    ]) {
      expect(conditionsOf(change({}))).toHaveLength(1);
      expect(change(change({}))).toEqual({});
    }
    expect(withLabelled(withLabelled({}, 'unlabelled'), undefined)).toEqual({});
    expect(withMeasure({ measures: { x: { atLeast: 1 } } }, 'x', {})).toEqual({});
  });

  it('show other rows, from the first on', () => {
    expect(toggleLevel(full, 'rule', 'silent')).not.toHaveProperty('at');
  });

  it('put what fits a text best first, unless another order was chosen', () => {
    expect(withText({}, 'weights')).toEqual({ search: 'weights', sort: 'relevance' });
    expect(withText({ sort: 'tokens' }, 'weights')).toEqual({ search: 'weights', sort: 'tokens' });
    expect(withText({ search: 'weights', sort: 'relevance' }, ' ')).toEqual({});
  });
});
