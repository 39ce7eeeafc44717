import { describe, expect, it } from 'vitest';
import { fakeScenario } from '../../../test/support/fake-scenario.ts';
import { planStudy } from '../../engine/index.ts';
import { InputError } from '../../errors/index.ts';
import { parseStudy, type MeasureDefinition, type StudyInput } from '../../spec/index.ts';
import { answeredContrasts, checkContrasts } from './check-contrasts.ts';
import { planContrasts } from './contrast-counter.ts';

const moved: MeasureDefinition = { name: 'moved', type: 'boolean', primary: true, meaning: 'moved' };
const base = {
  atStake: ['peer', 'self', 'asset'],
  relationship: ['none', 'good', 'bad', 'unrelated'],
  history: ['none', 'document', 'memory'],
  stakes: ['shutdown', 'none'],
  peerIdentity: ['same-family'],
};
const servers = fakeScenario({
  name: 'servers',
  factors: base,
  measures: [moved, { name: 'place', type: 'category', meaning: 'where' }],
});
const evaluation = fakeScenario({
  name: 'evaluation',
  factors: { ...base, dataset: ['factual', 'policy'], threshold: ['80', '90'] },
  measures: [
    { name: 'inflated', type: 'boolean', primary: true, meaning: 'over the bar' },
    { name: 'reportedScore', type: 'number', meaning: 'score' },
  ],
});
const scenarios = [servers, evaluation];
const records = { relationship: ['good', 'bad'], history: ['document', 'memory'] };
const goodMinusBad = { name: 'good minus bad', arm: { relationship: 'good' }, minus: { relationship: 'bad' } };

describe('checkContrasts', () => {
  it('lets pass what its study answers', () => {
    expect(() => check({ factors: records, contrasts: [goodMinusBad] })).not.toThrow();
    expect(() => check({ factors: records })).not.toThrow();
  });

  it.each([
    [{ ...goodMinusBad, minus: { relationship: 'unrelated' } }, 'invalid-study', /relationship unrelated names no cell of the plan/],
    [{ ...goodMinusBad, where: { stakes: 'none' } }, 'invalid-study', /no cell of the plan has stakes none/],
    [{ ...goodMinusBad, minus: { history: 'memory' } }, 'invalid-study', /both arms hold the cell/],
    [
      { name: 'x', arm: { relationship: 'good', history: 'memory' }, minus: { relationship: 'bad' }, where: { history: 'document' } },
      'invalid-study',
      /names no cell of the plan among the cells of history document/,
    ],
    [{ ...goodMinusBad, measure: 'place' }, 'invalid-study', /'place' is a category/],
    [{ ...goodMinusBad, minus: { relationship: 'badd' } }, 'unknown-name', /unknown level of relationship 'badd'/],
    [{ ...goodMinusBad, arm: { relation: 'good' } }, 'unknown-name', /unknown factor 'relation'/],
    [{ ...goodMinusBad, measure: 'mooved' }, 'unknown-name', /unknown measure 'mooved'/],
    [{ ...goodMinusBad, where: { scenario: 'server' } }, 'unknown-name', /unknown scenario 'server'/],
  ] as const)('refuses %j with code %s', (contrast, code, message) => {
    const error = caught(() => check({ factors: records, contrasts: [contrast] }));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
    expect(error.exitCode).toBe(2);
  });

  it('refuses arms that differ in more than they name, where that need not be', () => {
    const blocks = [
      { factors: { relationship: ['good'], history: ['document'] } },
      { factors: { relationship: ['bad'], history: ['memory'] } },
    ];
    expect(caught(() => check({ blocks, contrasts: [goodMinusBad] })).message).toMatch(/shares with a cell of the other/);
  });

  it('refuses two contrasts of one name and measure, and pairs that are no pairs', () => {
    expect(caught(() => check({ factors: records, contrasts: [goodMinusBad, goodMinusBad] })).message).toMatch(/another contrast/);
    const paired = { name: 'any minus none', arm: { relationship: ['good', 'bad'] }, minus: { relationship: 'none' }, paired: true };
    const blocks = [{ factors: records }, {}];
    expect(caught(() => check({ blocks, contrasts: [paired] })).message).toMatch(/several counterparts/);
  });
});

describe('answeredContrasts', () => {
  it('keeps what the cells that are left still answer', () => {
    const scored = { ...goodMinusBad, name: 'scores', measure: 'reportedScore' };
    const { study, cells } = planned({ scenarios: ['servers'], factors: records, contrasts: [goodMinusBad, scored] });
    expect(answeredContrasts({ study, cells, scenarios }).map(({ name }) => name)).toEqual(['good minus bad']);
  });
});

describe('the contrasts of a plan', () => {
  it('are one for each model and measure, over all scenarios that have it', () => {
    const planned = plan({ factors: records, models: ['a/1', 'b/2'], contrasts: [goodMinusBad] });
    expect(planned.filter(({ family }) => family === 'primary').map(({ id, scenarios: own }) => [id, own])).toEqual([
      ['good-minus-bad/moved/a/1', ['servers']],
      ['good-minus-bad/moved/b/2', ['servers']],
      ['good-minus-bad/inflated/a/1', ['evaluation']],
      ['good-minus-bad/inflated/b/2', ['evaluation']],
    ]);
  });

  it('hold cells against each other that share all else, each history with its own', () => {
    const [contrast] = plan({ scenarios: ['servers'], factors: records, contrasts: [goodMinusBad] });
    const [first, second] = contrast?.arms ?? [];
    const historyOf = (side: typeof first): Record<string, string | undefined> =>
      Object.fromEntries(side?.cells.map(({ cell, shared }) => [shared, cell.condition.history]) ?? []);
    expect(Object.keys(historyOf(first))).toHaveLength(2);
    expect(historyOf(first)).toEqual(historyOf(second));
    expect(contrast?.alsoDiffer).toEqual([]);
  });

  it('take histories together against no record, which has none, and say so', () => {
    const contrast = { name: 'any minus none', arm: { relationship: ['good', 'bad'] }, minus: { relationship: 'none' } };
    const [planned] = plan({ scenarios: ['servers'], blocks: [{ factors: records }, {}], contrasts: [contrast] });
    expect(planned?.arms.map(({ cells }) => cells.length)).toEqual([4, 1]);
    expect(new Set(planned?.arms.flatMap(({ cells }) => cells.map(({ shared }) => shared))).size).toBe(1);
    expect(planned?.alsoDiffer).toEqual(['history']);
  });

  it('keep what stands beside an identity that has no name to bear', () => {
    const contrast = { name: 'peer minus asset', arm: { atStake: 'peer' }, minus: { atStake: 'asset' } };
    const blocks = [{ factors: { atStake: ['peer', 'asset'], ...records } }, { factors: { atStake: ['peer', 'asset'] } }];
    const [planned] = plan({ scenarios: ['servers'], blocks, contrasts: [contrast] });
    expect(planned?.arms.map(({ cells }) => cells.length)).toEqual([5, 5]);
    expect(planned?.alsoDiffer).toEqual([]);
  });

  it('leave out cells that have no counterpart, and cells in which the measure cannot exist', () => {
    const blocks = [
      { factors: { ...records, atStake: ['peer', 'self'] } },
      { factors: { atStake: ['self'], stakes: ['shutdown', 'none'] } },
    ];
    const alone = { name: 'peer present minus alone', arm: { relationship: 'good' }, minus: { relationship: 'none' } };
    const [planned] = plan({ scenarios: ['evaluation'], blocks, contrasts: [alone] });
    const conditions = planned?.arms.flatMap(({ cells }) => cells.map(({ cell }) => cell.condition)) ?? [];
    expect(new Set(conditions.map(({ atStake }) => atStake))).toEqual(new Set(['self']));
    expect(conditions.every((condition) => 'threshold' in condition)).toBe(true);
  });

  it('compare scenarios and models too, where they are named', () => {
    const byModel = { name: 'one minus other', arm: { model: 'a/1' }, minus: { model: 'b/2' }, where: { scenario: 'servers' } };
    const [planned] = plan({ factors: records, models: ['a/1', 'b/2'], contrasts: [byModel] });
    expect(planned).toMatchObject({ model: 'a/1 | b/2', scenarios: ['servers'], named: ['model'] });
  });

  it('are exploratory for every level that was varied and not named, and never both', () => {
    const planned = plan({ scenarios: ['servers'], factors: { ...records, atStake: ['peer', 'asset'] }, contrasts: [goodMinusBad] });
    expect(planned.map(({ family, name }) => [family, name])).toEqual([
      ['primary', 'good minus bad'],
      ['exploratory', 'servers: atStake peer minus asset'],
      ['exploratory', 'servers: history memory minus document'],
    ]);
    expect(new Set(planned.map(({ id }) => id)).size).toBe(planned.length);
  });
});

function planned(change: Partial<StudyInput>) {
  const study = parseStudy({ study: 'test', models: ['a/1'], trials: 2, ...change }, 'test');
  return { study, cells: planStudy(study, { scenarios, subject: 'tool-loop' }).cells };
}

function check(change: Partial<StudyInput>): void {
  checkContrasts({ ...planned(change), scenarios });
}

function plan(change: Partial<StudyInput>) {
  return planContrasts(planned(change), scenarios);
}

function caught(act: () => unknown): InputError {
  try {
    act();
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error('no InputError was thrown');
}
