import { InputError } from '../../errors/index.ts';
import type { RunRecord } from '../../spec/index.ts';
import type { MeasuredScenario } from '../contrasts/measure-of.ts';
import { parseRule } from './parse-rule.ts';
import { planStopping } from './plan-stopping.ts';

/** Checks the rules of a study against its plan, before anything is spent. Throws InputError `invalid-until` or `unknown-name`. */
export function checkStopping(run: Pick<RunRecord, 'study' | 'cells'>, scenarios: readonly MeasuredScenario[]): void {
  planStopping(run, scenarios);
}

/** The rules that concern cells of a plan: for a study that was narrowed, so that what it wrote about other cells falls away. */
export function answeredRules(
  { study, cells }: Pick<RunRecord, 'study' | 'cells'>,
  scenarios: readonly MeasuredScenario[],
): readonly string[] {
  return (study.until ?? []).filter((rule) => {
    parseRule(rule);
    try {
      planStopping({ study: { ...study, until: [rule] }, cells }, scenarios);
      return true;
    } catch (error) {
      if (error instanceof InputError) return false;
      throw error;
    }
  });
}
