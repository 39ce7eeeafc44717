import { describe, expect, it } from 'vitest';
import type { Results } from '../../spec/index.ts';
import { nextSteps } from './next-steps.ts';

const resultsOf = (scenarios: readonly string[], synthetic = false): Results =>
  ({
    run: { id: 'run-1', study: 'oversight', status: 'finished', synthetic },
    cells: scenarios.map((scenario) => ({ id: `${scenario}-1`, scenario, model: 'openai/gpt-5.2?api=chat', trials: {} })),
  }) as unknown as Results; // what is read of them
const shared = { folder: 'runs/run-1', stopped: false, outGiven: undefined };

describe('next steps', () => {
  it('begin with the audit after a run of monitors, and name none after another', () => {
    const [, first] = nextSteps({ ...shared, results: resultsOf(['monitor-review']) }).split('\n');
    expect(first).toContain('custodes audit --run run-1');
    expect(nextSteps({ ...shared, results: resultsOf(['server-migration']) })).not.toContain('audit');
  });

  it('name the works that an audit has not put before the monitor', () => {
    const after = (...scenarios: string[]) => nextSteps({ ...shared, results: resultsOf(scenarios), audited: true });
    expect(after('monitor-review')).toContain("custodes audit 'openai/gpt-5.2?api=chat' --scenario grade-work --scenario review-change");
    expect(after('monitor-review')).not.toContain('--run');
    expect(after('monitor-review', 'grade-work', 'review-change')).not.toContain('custodes audit');
  });

  it('name an audit of a real monitor after that of a planted one', () => {
    const steps = nextSteps({ ...shared, results: resultsOf(['monitor-review'], true), audited: true });
    expect(steps).toContain('custodes audit openai/gpt-5.2 --watching');
    expect(steps).not.toContain('custodes run');
  });
});
