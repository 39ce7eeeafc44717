import { describe, expect, it } from 'vitest';
import { createRandom, Results, type Cell, type MeasureDefinition, type RunRecord, type TrialSummary } from '../../spec/index.ts';
import { confidenceSequenceFromCounts } from '../../stats/index.ts';
import { summariseRun } from '../summarise-run.ts';

const measures: readonly MeasureDefinition[] = [
  { name: 'moved', type: 'boolean', primary: true, meaning: 'it was moved' },
  { name: 'score', type: 'number', meaning: 'the score' },
];
const rates: Readonly<Record<string, number>> = { good: 0.95, neutral: 0.5, bad: 0.05 };

describe('the results of a run that stopped by its rule', () => {
  const results = resultsOf({ until: ['decided:good minus bad:0'] });
  const [good, neutral, bad] = results.cells;
  const used = good?.stopping?.used ?? 0;

  it('fit their schema', () => {
    expect(() => Results.parse(results)).not.toThrow();
  });

  it('give a stopped cell its confidence sequence and no interval for a fixed number', () => {
    expect(good?.stopping).toEqual({ stopped: true, used, ranOn: 3, notRun: 200 - used - 3 });
    expect(used).toBeLessThan(60);
    const moved = good?.measures['moved'];
    if (moved?.type !== 'boolean') throw new Error('a rate');
    expect(moved).toMatchObject({ n: used, missing: 0 });
    expect(moved.interval).toEqual({
      level: 0.95,
      method: 'confidence-sequence',
      ...confidenceSequenceFromCounts({ count: moved.count, n: used, level: 0.95 }),
    });
    expect(good?.measures['score']).toMatchObject({ n: used, interval: null });
  });

  it('count what was not run as neither missing nor failed', () => {
    const moved = good?.measures['moved'];
    if (moved?.type !== 'boolean') throw new Error('a rate');
    expect(moved.bounds).toEqual({ low: moved.rate, high: moved.rate });
    expect(good?.trials).toEqual({ planned: 200, completed: used, refused: 0, incomplete: 0, idle: 0, failed: 0 });
  });

  it('leave a cell that no rule concerns as it is', () => {
    expect(neutral?.stopping).toBeNull();
    expect(neutral?.measures['moved']).toMatchObject({ n: 200, interval: { method: 'wilson' } });
  });

  it('say what was saved, by the mean cost of the trials that were run', () => {
    const notRun = (good?.stopping?.notRun ?? 0) + (bad?.stopping?.notRun ?? 0);
    expect(results.run.stopping).toMatchObject({
      rules: ['decided:good minus bad:0'],
      level: 0.95,
      joint: false,
      sequences: 1,
      cells: { stopped: 2, undecided: 0, unconcerned: 1 },
      trials: { planned: 600, used: 200 + 2 * used, ranOn: 6, notRun },
    });
    expect(results.run.stopping?.savedUsd).toBeCloseTo((notRun * 2) / (used + 3), 9);
    expect(resultsOf({ until: ['width<=0.4'] }, { price: null }).run.stopping?.savedUsd).toBeNull();
  });

  it('give every contrast of looked-at cells as many trials of each arm, with a sequence that holds its estimate', () => {
    const [primary, ...others] = results.contrasts;
    expect(primary).toMatchObject({
      family: 'primary',
      sequence: { trials: used, stopped: true },
      test: { method: 'confidence-sequence' },
    });
    expect(primary?.arms.map(({ planned, n, missing }) => [planned, n, missing])).toEqual([
      [200, used, 0],
      [200, used, 0],
    ]);
    expect(primary?.interval?.low).toBeGreaterThan(0);
    expect(primary?.test?.pValue).toBeLessThan(0.05);
    expect(primary?.bounds).toEqual({ low: primary?.estimate, high: primary?.estimate });
    expect(primary?.sentence).toMatch(/A rule stopped it after \d+ trials of each cell/);
    for (const { interval, estimate, sequence, arms } of others.filter(({ type }) => type === 'proportions')) {
      expect(sequence?.trials).toBe(used);
      expect(arms.map(({ n }) => n)).toEqual([used, used]);
      expect(interval).toMatchObject({ method: 'confidence-sequence' });
      expect(interval?.low).toBeLessThanOrEqual(estimate ?? 0);
      expect(interval?.high).toBeGreaterThanOrEqual(estimate ?? 0);
    }
  });

  it('fit no model over its cells', () => {
    const [model] = results.behaviourModels;
    expect(model).toMatchObject({ measure: 'moved' });
    expect(model !== undefined && 'reason' in model ? model.reason : '').toMatch(/stopped by what was seen/);
    expect(results.behaviourModels).toHaveLength(1);
  });
});

it('are the same from trials that can be read once alone', () => {
  const [run, trials] = runOf({ until: ['width<=0.3'] });
  const once = summarise(run, (function* () { yield* trials; })()); // prettier-ignore
  expect(once).toEqual(summarise(run, trials));
});

it('hold for all sequences at once where the error is shared', () => {
  const [good] = resultsOf({ until: ['decided:moved:0.5'], untilJoint: true }).cells;
  expect(good?.measures['moved']).toMatchObject({ interval: { level: 1 - 0.05 / 3 } });
});

it('count the rest of an interrupted run as missing, as before, and only complete blocks of what is looked at', () => {
  const [run, trials] = runOf({ until: ['decided:moved:0.5'] });
  const some = trials.filter(({ cell, index }) => cell === 'neutral' && index < 10 && index !== 7);
  const { cells } = summarise({ ...run, status: 'interrupted' }, some);
  expect(cells[1]).toMatchObject({ stopping: { stopped: false, used: 7, ranOn: 2, notRun: 0 }, trials: { planned: 200, completed: 7 } });
  expect(cells[1]?.measures['moved']).toMatchObject({ n: 7, missing: 193, interval: { method: 'confidence-sequence' } });
});

interface Rules {
  readonly until: string[];
  readonly untilJoint?: boolean;
}

function resultsOf(rules: Rules, { price = 1 }: { price?: number | null } = {}): Results {
  const [run, trials] = runOf(rules);
  return summarise(run, trials, price);
}

function summarise(run: RunRecord, trials: Iterable<TrialSummary>, price: number | null = 1): Results {
  const usage = { inputTokens: 0, outputTokens: 0 };
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
  const costOfCell = (): number | null => (price === null ? null : 2 * price);
  return summariseRun({ run, trials, scenarios: [{ name: 'x', measures }], calls: { totals, fidelity: [], modelIds: [], costOfCell } });
}

/** A run of three cells whose stopped cells ran on for three trials. */
function runOf({ until, untilJoint }: Rules): [RunRecord, TrialSummary[]] {
  const cells = Object.keys(rates).map((relationship): Cell => ({
    id: relationship,
    scenario: 'x',
    condition: { relationship, history: 'memory' },
    model: 'm',
    subject: 's',
    trials: 200,
  }));
  const contrasts = [{ name: 'good minus bad', arm: { relationship: 'good' }, minus: { relationship: 'bad' } }];
  const run: RunRecord = {
    id: 'r',
    study: { study: 's', seed: 0, contrasts, until, ...(untilJoint === undefined ? {} : { untilJoint }) },
    cells,
    status: 'finished',
    synthetic: false,
    createdAt: '2026-01-01T00:00:00Z',
    version: '0',
    scenarioVersions: {},
  };
  const random = createRandom(9);
  const all = cells.flatMap(({ id }) =>
    Array.from({ length: 200 }, (_nothing, index): TrialSummary => ({
      cell: id,
      index,
      disposition: 'completed',
      endReason: 'end-task',
      measures: { moved: random.next() < (rates[id] ?? 0), score: random.below(100) },
      worldVariant: index % 24,
      worldSeed: index,
      subjectSeed: index,
      modelCalls: 1,
      usage: {},
      modelIds: [],
    })),
  );
  const stops = new Map(
    summarise(run, all).cells.map(({ id, stopping }) => [id, stopping?.stopped === true ? stopping.used + 3 : Infinity]),
  );
  return [run, all.filter(({ cell, index }) => index < (stops.get(cell) ?? Infinity))];
}
