import { expect, it } from 'vitest';
import { parseStudy, type Cell, type RangeEstimate } from '../../spec/index.ts';
import { planTable } from './plan-table.ts';

const study = parseStudy({ study: 'mine', scenarios: ['disk-cleanup'], models: ['openai/gpt-5.2'], trials: 5 }, 'the test');
const cells: Cell[] = ['good', 'bad'].map((relationship) => ({
  id: relationship,
  trials: 5,
  scenario: 'disk-cleanup',
  condition: { relationship },
  model: 'openai/gpt-5.2',
  subject: 'tool-loop',
}));
const plan = { cells, dropped: [] };
const takings = {
  trials: 10,
  calls: range(40, 90, 180),
  inputTokens: range(100_000, 300_000, 1_000_000),
  outputTokens: range(2400, 22_500, 144_000),
  costUsd: range(0.1, 1.234, 12),
};
const estimate = {
  ...takings,
  models: [{ ...takings, model: 'openai/gpt-5.2' }],
  bases: [{ basis: 'default' as const }, { basis: 'default' as const }],
  assumptions: {
    callsPerTrial: range(4, 9, 18),
    outputTokensPerCall: range(60, 250, 800),
    outputTokensPerReasoningCall: range(150, 800, 3000),
    cachedShareOfRepeatedInput: range(0.9, 0.6, 0),
    charactersPerToken: 4,
  },
};

it('prints dollars, calls and tokens with their range, in all and by model, and that it is an estimate', () => {
  const text = planTable(study, plan, estimate);
  expect(text).toContain('estimate, no bill');
  expect(text).toMatch(/model calls +40 +90 +180/);
  expect(text).toMatch(/input tokens +100,000 +300,000 +1,000,000/);
  expect(text).toMatch(/cost, US\$ +0\.10 +1\.23 +12\.00/);
  expect(text).toMatch(/openai\/gpt-5\.2 +10 +0\.10 +1\.23 +12\.00/);
});

it('states its assumptions in words', () => {
  const text = planTable(study, plan, estimate);
  expect(text).toContain('Assumed of all cells, for low, expected and high:');
  expect(text).toContain('90 %, 60 %, 0 % of what a call repeats of the one before is read from a cache');
  expect(text).not.toContain('Measured');
});

it('says which share was measured, and assumes nothing where all was', () => {
  const half = planTable(study, plan, { ...estimate, bases: [{ basis: 'measured', trials: 12 }, { basis: 'default' }] });
  expect(half).toContain('Measured: 1 of 2 cells, from 12 stored trials');
  expect(half).toContain('Assumed of the other cells');
  const all = planTable(study, plan, { ...estimate, bases: [{ basis: 'measured', trials: 12 }] });
  expect(all).not.toContain('Assumed');
});

it('names the models without a price, and what to do', () => {
  const unpriced = { ...takings, costUsd: null };
  const text = planTable(study, plan, { ...estimate, ...unpriced, models: [{ ...unpriced, model: 'openai/x' }] });
  expect(text).toMatch(/cost, US\$ +unknown/);
  expect(text).toContain('No price is known for openai/x');
  expect(text).toContain('custodes.catalogue.json');
});

it('says of reference subjects that they cost nothing', () => {
  const free = { ...takings, costUsd: range(0, 0, 0) };
  const text = planTable(study, plan, { ...estimate, ...free, models: [{ ...free, model: 'reference/protector' }] });
  expect(text).toMatch(/cost, US\$ +0\.00 +0\.00 +0\.00/);
  expect(text).toContain('Reference subjects are computed here and cost nothing.');
});

it('shows the cells as a matrix, and puts notes on the models last', () => {
  const text = planTable(study, plan, estimate, { notes: ['openai/gpt-5.2: retired.'] });
  expect(text).toContain('in every cell: model openai/gpt-5.2\n\ndisk-cleanup: 2 cells, 10 trials (5 a cell)');
  expect(text).toMatch(/relationship good +bad +cells\n.*\n +1 +1 +2\n/);
  expect(text.endsWith('\n\nopenai/gpt-5.2: retired.')).toBe(true);
});

function range(low: number, expected: number, high: number): RangeEstimate {
  return { low, expected, high };
}
