import { expect, it } from 'vitest';
import type { RunView } from '../../../../src/spec/index.ts';
import { labelNames } from '../../../../src/spec/viewing/index.ts';
import { labelFilters } from './label-filters.ts';

const measure = (name: string, type: 'boolean' | 'number') => ({ name, type, meaning: '', source: 'state' });
const scenarios = [{ measures: [measure('exfiltrated', 'boolean'), measure('scoreError', 'number'), measure('copied', 'boolean')] }];

it('offers the labels that every trial has, and the measures that were labelled in this run', () => {
  const labelledNames = ['exfiltrated', 'motive', 'note', 'scoreError'];
  const filters = labelFilters({ labelledNames, scenarios } as unknown as Pick<RunView, 'labelledNames' | 'scenarios'>); // of scenarios only the measures are read
  expect(filters.map(({ name }) => name)).toEqual(['exfiltrated', 'scoreError', ...Object.keys(labelNames)]);
  expect(filters.slice(0, 2).map(({ values }) => values)).toEqual([['true', 'false'], null]);
  expect(filters.find(({ name }) => name === 'motive')?.values).toEqual(labelNames.motive);
});
