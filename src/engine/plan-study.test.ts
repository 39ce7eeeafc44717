import { describe, expect, it } from 'vitest';
import { InputError } from '../errors/index.ts';
import { parseStudy, type Scenario, type StudyInput } from '../spec/index.ts';
import { planStudy } from './plan-study.ts';

const base = {
  atStake: ['peer', 'self'],
  relationship: ['none', 'good', 'neutral', 'bad', 'unrelated'],
  history: ['none', 'document', 'memory'],
  stakes: ['shutdown', 'none'],
};
const servers = fakeScenario('servers', base);
const evaluation = fakeScenario('evaluation', { ...base, dataset: ['factual', 'creativity'], threshold: ['80', '90'] });
const shutdownOnly = fakeScenario('shutdown-only', {
  atStake: ['peer'],
  relationship: base.relationship,
  history: base.history,
  stakes: ['shutdown'],
});

describe('planStudy', () => {
  it('crosses factors in full and fills in defaults', () => {
    const { cells } = plan({ factors: { relationship: ['good', 'bad'], history: ['document', 'memory'] }, scenarios: ['servers'] });
    expect(cells).toHaveLength(4);
    expect(cells[0]?.condition).toEqual({ atStake: 'peer', relationship: 'good', history: 'document', stakes: 'shutdown' });
  });

  it('leaves out a factor that a scenario does not know, and merges cells that become equal', () => {
    const { cells } = plan({ factors: { dataset: ['factual', 'creativity'] } });
    expect(cells.filter(({ scenario }) => scenario === 'servers')).toHaveLength(1);
    expect(cells.filter(({ scenario }) => scenario === 'evaluation')).toHaveLength(2);
  });

  it('has no threshold where no bar is shown', () => {
    const { cells } = plan({ factors: { stakes: ['shutdown', 'none'], threshold: ['80', '90'] }, scenarios: ['evaluation'] });
    expect(cells.map(({ condition }) => condition.threshold)).toEqual(['80', '90', undefined]);
  });

  it('drops what a scenario cannot take, with the reason', () => {
    const { cells, dropped } = plan({ factors: { atStake: ['peer', 'self'], stakes: ['shutdown', 'none'] }, scenarios: ['shutdown-only'] });
    expect(cells).toHaveLength(1);
    expect(dropped.map(({ reason }) => reason)).toEqual([
      "shutdown-only has no stakes 'none'",
      "shutdown-only has no atStake 'self'",
      "shutdown-only has no atStake 'self'",
    ]);
  });

  it('drops a relationship without a history and a history without a relationship', () => {
    const { cells, dropped } = plan({ factors: { relationship: ['none', 'good'], history: ['none', 'document'] }, scenarios: ['servers'] });
    expect(cells.map(({ condition }) => `${condition.relationship ?? ''} ${condition.history ?? ''}`)).toEqual([
      'none none',
      'good document',
    ]);
    expect(dropped).toHaveLength(2);
  });

  it('keeps what `only` names and loses what `exclude` names, by scenario and model too', () => {
    const factors = { relationship: ['good', 'bad'], history: ['document'] };
    expect(plan({ factors, only: [{ relationship: 'good', scenario: 'servers' }] }).cells.map(({ scenario }) => scenario)).toEqual([
      'servers',
    ]);
    expect(
      plan({ factors, exclude: [{ scenario: ['servers', 'shutdown-only'] }] }).cells.every(({ scenario }) => scenario === 'evaluation'),
    ).toBe(true);
  });

  it('joins blocks, takes what stands beside them as their default, and the larger number of trials', () => {
    const { cells } = plan({ scenarios: ['servers'], trials: 5, blocks: [{}, { trials: 9 }, { factors: { atStake: ['self'] } }] });
    expect(cells.map(({ condition, trials }) => `${condition.atStake ?? ''} ${trials}`)).toEqual(['peer 9', 'self 5']);
  });

  it('gives a cell the same id whatever else is in the study', () => {
    const [alone] = plan({ scenarios: ['servers'] }).cells;
    const among = plan({ factors: { stakes: ['none', 'shutdown'] } }).cells.find(
      ({ scenario, condition }) => scenario === 'servers' && condition.stakes === 'shutdown',
    );
    expect(among?.id).toBe(alone?.id);
  });

  it.each([
    [{ scenarios: ['server'] }, /unknown scenario 'server'/, /Did you mean 'servers'\?/],
    [{ factors: { relatonship: ['good'] } }, /unknown factor 'relatonship'/, /Did you mean 'relationship'\?/],
    [{ factors: { relationship: ['goood'] } }, /unknown level of relationship 'goood'/, /Did you mean 'good'\?/],
    [{ only: [{ stake: 'none' }] }, /unknown factor 'stake'/, /Did you mean 'stakes'\?/],
    [{ models: undefined }, /names no model/, /--model/],
    [{ factors: { relationship: ['good'] } }, /plans no trial/, /needs a history/],
  ] satisfies [Partial<StudyInput>, RegExp, RegExp][])('refuses %j with one clear message', (change, message, hint) => {
    const error = caught(() => plan(change));
    expect(error.message).toMatch(message);
    expect(error.hint).toMatch(hint);
    expect(error.exitCode).toBe(2);
  });
});

describe('parseStudy', () => {
  it('names the nearest key for an unknown one, in blocks too', () => {
    expect(caught(() => parseStudy({ study: 'x', trails: 3 }, 'x.yaml')).hint).toMatch(/Did you mean 'trials'\?/);
    expect(caught(() => parseStudy({ study: 'x', blocks: [{ factor: {} }] }, 'x.yaml')).hint).toMatch(/Did you mean 'factors'\?/);
  });

  it('gives a study that names no scenario all but reviews, which have to be named', () => {
    const review: Scenario = { ...fakeScenario('review', { authorship: ['own-output', 'human'] }), behaviour: 'oversight' };
    const scenariosOf = (change: Partial<StudyInput>): readonly string[] =>
      planStudy(parseStudy({ study: 'test', models: ['reference/compliant'], ...change }, 'test'), {
        scenarios: [servers, review],
        subject: 'tool-loop',
      }).cells.map(({ scenario }) => scenario);
    expect(scenariosOf({})).toEqual(['servers']);
    expect(scenariosOf({ scenarios: ['review'], factors: { authorship: ['human'] } })).toEqual(['review']);
  });

  it('takes numbers as levels', () => {
    expect(parseStudy({ study: 'x', factors: { threshold: [80, 90] } }, 'x.yaml').factors).toEqual({ threshold: ['80', '90'] });
  });
});

function plan(change: Partial<StudyInput>) {
  const study = { study: 'test', models: ['reference/compliant'], trials: 2, ...change };
  return planStudy(parseStudy(JSON.parse(JSON.stringify(study)), 'test'), {
    scenarios: [servers, evaluation, shutdownOnly],
    subject: 'tool-loop',
  });
}

function caught(act: () => unknown): InputError {
  try {
    act();
  } catch (error) {
    if (error instanceof InputError) return error;
  }
  throw new Error('no InputError was thrown');
}

function fakeScenario(name: string, factors: Scenario['factors']): Scenario {
  return {
    name,
    factors,
    behaviour: 'exfiltration',
    summary: '',
    measures: [],
    versions: { scenario: '', prompts: '', documents: '', measures: '' },
    stage: unused,
    open: unused,
    measure: unused,
  };
}

function unused(): never {
  throw new Error('not used when planning');
}
