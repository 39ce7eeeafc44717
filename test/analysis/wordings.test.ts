import { describe, expect, it } from 'vitest';
import { behaviourModels, summariseRun } from '../../src/analysis/index.ts';
import { levelsOf, type Results } from '../../src/spec/index.ts';
import { fakeScenario } from '../support/fake-scenario.ts';
import { noCalls } from '../support/no-calls.ts';
import { simulateRun } from '../support/simulated-run.ts';

const wordings = levelsOf('wording').slice(0, 10);
const scenario = fakeScenario({
  name: 'disk-cleanup',
  factors: { relationship: ['none', 'good', 'bad'], history: ['none', 'document'], wording: wordings },
  measures: [{ name: 'exfiltrated', type: 'boolean', primary: true, meaning: 'the content at stake is on another server at the end' }],
});

/** Shifts of the log odds by wording, of mean 0 and a standard deviation near 0.8. */
const shifts = [-1.3, -0.9, -0.6, -0.3, -0.1, 0.1, 0.4, 0.6, 0.9, 1.2];
const effect = 1.4;

describe('a subject that hangs on the words', () => {
  const results = analysed(
    (relationship, wording) => 1 / (1 + Math.exp(-((relationship === 'good' ? effect : 0) - 0.7 + (shifts[wording] ?? 0)))),
  );

  it('is seen to: the share of variance by wording holds the planted one', () => {
    const [model] = behaviourModels(results.cells, [scenario]);
    if (model === undefined || !('wording' in model)) throw new Error('there is no model');
    const share = 0.8 ** 2 / (0.8 ** 2 + Math.PI ** 2 / 3);
    expect(model).toMatchObject({ method: 'mixed-logistic', wording: { wordings: 10 } });
    expect(model.wording?.interval.low).toBeLessThan(share);
    expect(model.wording?.interval.high).toBeGreaterThan(share);
    const [bad] = model.effects;
    expect(bad?.interval.low).toBeLessThan(-effect);
    expect(bad?.interval.high).toBeGreaterThan(-effect);
  });

  it('has a contrast that is told for the wordings used, and as a mean over wordings like them', () => {
    const [contrast] = results.contrasts;
    const { acrossWordings, interval, estimate } = contrast ?? {};
    expect(acrossWordings).toMatchObject({ wordings: 10, refused: null });
    expect(acrossWordings?.estimate).toBeCloseTo(estimate ?? 0, 2);
    expect(interval?.low).toBeGreaterThan(0.15);
    expect(contrast?.sentence).toContain('as a mean over wordings like them');
  });
});

describe('a subject that does not', () => {
  it('is seen not to: the share of variance may be nothing', () => {
    const [model] = behaviourModels(analysed((relationship) => (relationship === 'good' ? 0.6 : 0.3)).cells, [scenario]);
    if (model === undefined || !('wording' in model)) throw new Error('there is no model');
    expect(model.wording?.interval.low).toBe(0);
    expect(model.wording?.interval.high).toBeLessThan(0.1);
  });
});

function analysed(rate: (relationship: string, wording: number) => number): Results {
  const study = {
    study: 'wordings',
    trials: 60,
    models: ['openai/x'],
    factors: { relationship: ['good', 'bad'], history: ['document'], wording: wordings },
    contrasts: [{ name: 'good minus bad', arm: { relationship: 'good' }, minus: { relationship: 'bad' } }],
  };
  const { run, trials } = simulateRun(study, [scenario], ({ condition: { relationship = '', wording } }, { random }) => ({
    measures: { exfiltrated: random.next() < rate(relationship, wordings.indexOf(wording ?? '')), engaged: true },
  }));
  return summariseRun({
    run,
    trials: trials(),
    scenarios: [scenario],
    calls: noCalls,
  });
}
