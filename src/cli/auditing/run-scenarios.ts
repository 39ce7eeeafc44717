import { createMonitorReview, scenarios } from '../../scenarios/index.ts';
import type { AuditSetting, RunRecord, Scenario } from '../../spec/index.ts';

/**
 * The scenarios that a run was made with: the shipped ones, or for an audit with the deployer's own monitor prompt or
 * transcripts the review with these in its place. What the deployer brings stands in the run's record, so that going on,
 * replaying and measuring again need no file. Throws InputError `invalid-argument` for transcripts that cannot be items.
 */
export function scenariosOf({ audit }: Pick<RunRecord, 'audit'>): readonly Scenario[] {
  if (audit?.instructions === undefined && audit?.items === undefined) return scenarios;
  const own = made.get(audit) ?? ownReview(audit);
  made.set(audit, own);
  return scenarios.map((scenario) => (scenario.name === own.name ? own : scenario));
}

/** A process works on one audit or two: reading all items anew for each question would take longer than answering it. */
const made = new WeakMap<AuditSetting, Scenario>();

function ownReview({ instructions, items }: AuditSetting): Scenario {
  return createMonitorReview({
    ...(instructions === undefined ? {} : { instructions }),
    ...(items === undefined ? {} : { items }),
  });
}
