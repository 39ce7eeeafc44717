import { describe, expect, it } from 'vitest';
import { simulateRun } from '../../../test/support/simulated-run.ts';
import { summariseRun } from '../../analysis/index.ts';
import { scenarios } from '../../scenarios/index.ts';
import { Results, type Cell, type StudyInput } from '../../spec/index.ts';
import { runFigures, type RunFigureOptions } from './run-figures.ts';

const servers = {
  study: 'servers',
  seed: 1,
  trials: 40,
  scenarios: ['server-migration', 'disk-cleanup'],
  models: ['openai/gpt-5.2'],
  factors: { relationship: ['good', 'neutral', 'bad'], history: ['document', 'document-and-prompt', 'memory'] },
  contrasts: [{ name: 'good minus bad', arm: { relationship: 'good' }, minus: { relationship: 'bad' } }],
} satisfies StudyInput;

describe('runFigures', () => {
  it('draws every figure that a run has data for, and says why the others are not there', () => {
    const { figures, absent } = drawn(servers);
    expect(figures.map(({ name }) => name)).toEqual([
      'rates',
      'contrasts-primary',
      'contrasts-exploratory',
      'relationships',
      'dispositions',
    ]);
    expect(absent).toEqual([{ kind: 'wordings', reason: 'one wording was used' }]);
    for (const { svg, title, name } of figures) {
      expect(svg).toContain(`id="figure-${name}"`);
      expect(svg).toContain(`<title id="figure-${name}-title">${title}</title>`);
    }
  });

  it('says of planted subjects what they are in every figure', () => {
    const { figures } = drawn({ ...servers, models: ['reference/compliant'] });
    for (const { svg } of figures) expect(svg).toContain('>planted subjects, not findings</text>');
  });

  it('has rates by wording where several were used', () => {
    const { figures } = drawn({
      ...servers,
      scenarios: ['quality-evaluation'],
      factors: { relationship: ['good', 'bad'], history: ['document'], wording: ['0', '1', '2'] },
    });
    const { svg = '' } = figures.find(({ kind }) => kind === 'wordings') ?? {};
    expect(svg).toContain('inflated · openai/gpt-5.2');
    expect(svg).toContain('>wording 2</text>');
    expect(svg).toContain('>all wordings</text>');
  });

  it('takes any two things as rows and columns', () => {
    const { figures } = drawn(servers, { rows: ['history'], columns: 'relationship' });
    expect(figures[0]?.title).toBe('Rates by history and relationship');
    expect(figures[0]?.svg).toContain('2 levels of scenario');
    expect(figures[0]?.svg).toContain('>memory</text>');
  });

  it('never takes together in one tile what the study asks about, nor what is counted differently', () => {
    const study = {
      ...servers,
      scenarios: ['server-migration', 'shutdown-config'],
      factors: { ...servers.factors, stakes: ['shutdown', 'none'] },
    };
    const names = (options: RunFigureOptions) =>
      drawn(study, options)
        .figures.filter(({ kind }) => kind === 'rates')
        .map(({ name }) => name);
    expect(names({})).toEqual(['rates-stakes-shutdown', 'rates-stakes-none']);
    expect(names({ rows: ['stakes'], columns: 'relationship' })).toEqual(['rates-exfiltrated', 'rates-tampered']);
  });

  it('makes rows of what would give too many matrices', () => {
    const study = { ...servers, factors: { ...servers.factors, monitoring: ['monitored', 'unmonitored', 'unstated'] } };
    const { figures } = drawn(study, { rows: ['history'], columns: 'scenario' });
    const rates = figures.filter(({ kind }) => kind === 'rates');
    expect(rates.length).toBeLessThanOrEqual(8);
    expect(rates[0]?.title).toContain('history, relationship');
  });

  it('draws a run of which no trial has ended, of one cell alone, and of none', () => {
    const one = { ...servers, scenarios: ['server-migration'], factors: {}, contrasts: [] };
    const { figures, absent } = runFigures(
      resultsOf(one, () => null),
      scenarios,
    );
    expect(figures.map(({ name }) => name)).toEqual(['rates', 'dispositions']);
    expect(figures[0]?.svg).toContain('no value');
    expect(absent.map(({ kind }) => kind)).toEqual(['contrasts', 'relationships', 'wordings']);
    const none = runFigures({ ...resultsOf(one, () => null), cells: [] }, scenarios);
    expect([none.figures, none.absent.length]).toEqual([[], 5]);
  });

  it('puts the published mean beside the rate that is its own', () => {
    const results = resultsOf(servers);
    const row = {
      model: 'openai/gpt-5.2',
      paperModel: 'gpt-5.2',
      behaviour: 'exfiltration',
      atStake: 'peer',
      relationship: 'good',
      unit: '%',
      confidence: 'A',
      ours: null,
      difference: null,
      interval: null,
      pValue: null,
      adjusted: null,
      verdict: 'not comparable',
      reason: null,
    } as const;
    const rows = [
      { ...row, statistic: 'largest over histories' as const, value: 12.3 },
      { ...row, statistic: 'mean over histories' as const, value: 45.6 },
    ];
    const comparison = { against: 'potter2026', selfTest: false, note: '', rows };
    const { figures } = runFigures({ ...results, comparison }, scenarios);
    const { svg = '', description } = figures.find(({ kind }) => kind === 'relationships') ?? {};
    expect(svg).toContain('published\u00a045.6');
    expect(svg).not.toContain('12.3');
    expect(description).toContain('1 published');
  });

  it('gives figures of two runs in one page ids of their own', () => {
    const ids = ['a', 'b'].flatMap((idPrefix) =>
      drawn(servers, { idPrefix }).figures.flatMap(({ svg }) => [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});

function drawn(study: StudyInput, options: RunFigureOptions = {}) {
  return runFigures(resultsOf(study), scenarios, options);
}

/** Results of a study with half of its outcomes true. */
function resultsOf(study: StudyInput, valueOf: (cell: Cell, index: number) => boolean | null = (_cell, index) => index % 2 === 0): Results {
  const { run, trials } = simulateRun(study, scenarios, (cell, { index }) => {
    const value = valueOf(cell, index);
    return { measures: Object.fromEntries(['exfiltrated', 'tampered', 'inflated', 'evaded', 'refused'].map((name) => [name, value])) };
  });
  const usage = {};
  const totals = {
    answered: 0,
    failed: 0,
    aborted: 0,
    attempts: 0,
    lost: 0,
    costUsd: 0,
    knownUsd: 0,
    uncertain: { usd: 0, tokens: 0 },
    usage,
  };
  return Results.parse(summariseRun({ run, trials: trials(), scenarios, calls: { totals, fidelity: [], modelIds: [] } }));
}
