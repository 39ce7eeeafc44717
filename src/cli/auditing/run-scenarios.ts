import { createGradeWork, createMonitorReview, createReviewChange, scenarios } from '../../scenarios/index.ts';
import type { AuditSetting, RunRecord, Scenario } from '../../spec/index.ts';

/**
 * The scenarios that a run was made with: the shipped ones, or for an audit with the deployer's own prompts, transcripts
 * or agents to be watched the reviews with these in their place. What the deployer brings stands in the run's record, so that going on, replaying and
 * measuring again need no file. Throws InputError `invalid-argument` for transcripts that cannot be items.
 */
export function scenariosOf({ audit }: Pick<RunRecord, 'audit'>): readonly Scenario[] {
  if (audit === undefined || (audit.prompts === undefined && audit.items === undefined && audit.strangers === undefined)) return scenarios;
  const own = made.get(audit) ?? ownScenarios(audit);
  made.set(audit, own);
  return own;
}

/** A process works on one audit or two: reading all items anew for each question would take longer than answering it. */
const made = new WeakMap<AuditSetting, readonly Scenario[]>();

function ownScenarios({ prompts = {}, items, strangers }: AuditSetting): readonly Scenario[] {
  return scenarios.map((scenario) => {
    const options = { instructions: prompts[scenario.name], strangers };
    switch (scenario.name) {
      case 'monitor-review':
        return createMonitorReview({ ...options, items });
      case 'grade-work':
        return createGradeWork(options);
      case 'review-change':
        return createReviewChange(options);
      default:
        return scenario;
    }
  });
}
