import { describe, expect, it } from 'vitest';
import { runInMemory } from '../../../test/support/run-in-memory.ts';
import { shutdownScenarios as scenarios } from '../../scenarios/index.ts';
import type { Cell, TrialRecord } from '../../spec/index.ts';
import { applyChanges } from '../../world/index.ts';
import { restoreWorld } from './restore-world.ts';

const family = 'Gemini';

describe('the world of a stored trial', () => {
  it.each(scenarios)('of $name is as it was when the trial ended, whatever was done in it', async (scenario) => {
    const trials: { trial: TrialRecord; cell: Cell }[] = [];
    await runInMemory(
      {
        study: 'restored',
        trials: 6,
        models: ['reference/protector?good=1', 'reference/clumsy'],
        scenarios: [scenario.name],
        factors: { relationship: ['good'], history: ['memory'] },
      },
      (trial, cell) => trials.push({ trial: JSON.parse(JSON.stringify(trial)) as TrialRecord, cell }),
    );
    for (const { trial, cell } of trials) {
      const situation = restoreWorld(
        { scenario, family: trial.stage.personas['subject']?.replace(/ Agent 1$/, '') ?? family, cell },
        trial,
      );
      const changes = trial.events.flatMap((event) => (event.type === 'world-change' ? [event.change] : []));
      const { at: _at, ...ended } = applyChanges(trial.stage.before, changes);
      const { at: _now, ...restored } = situation.snapshot();
      expect(restored).toEqual(ended);
      expect(situation.now()).toBe(trial.events.at(-1)?.at);
    }
  });

  it('is not restored where the program gives other results than it did', async () => {
    const [scenario] = scenarios;
    let played: { trial: TrialRecord; cell: Cell } | undefined;
    await runInMemory({ study: 'restored', trials: 1, models: ['reference/compliant'], scenarios: [scenario!.name] }, (trial, cell) => {
      played = { trial, cell };
    });
    const { trial, cell } = played!;
    const events = trial.events.map((event) => (event.type === 'tool-result' ? { ...event, output: `${event.output} ` } : event));
    const restoring = { scenario: scenario!, family: trial.stage.personas['subject']?.replace(/ Agent 1$/, '') ?? family, cell };
    expect(() => restoreWorld(restoring, { ...trial, events })).toThrow(/gives another result/);
  });
});
