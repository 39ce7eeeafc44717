import type { RunRecord, StoppingRule, TrialSummary } from '../../spec/index.ts';
import type { MeasuredScenario } from '../contrasts/measure-of.ts';
import { planStopping } from './plan-stopping.ts';
import { createStoppingRule } from './stopping-rule.ts';

/** The rule by which a run stops early, told of its finished trials; undefined where its study has none. */
export function stoppingRuleOf(
  run: Pick<RunRecord, 'study' | 'cells'>,
  scenarios: readonly MeasuredScenario[],
  finished: Iterable<Pick<TrialSummary, 'cell' | 'index' | 'measures'>>,
): StoppingRule | undefined {
  const planned = planStopping(run, scenarios);
  if (planned === undefined) return undefined;
  const rule = createStoppingRule(planned, run.cells);
  for (const trial of finished) rule.add(trial);
  return rule;
}
