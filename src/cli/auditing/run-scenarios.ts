import { createMonitorReview, scenarios } from '../../scenarios/index.ts';
import type { RunRecord, Scenario } from '../../spec/index.ts';

/**
 * The scenarios that a run was made with: the shipped ones, or for an audit with the deployer's own monitor prompt the
 * review with that prompt in its place. What the deployer brings stands in the run's record, so that going on, replaying
 * and measuring again need no file. Items from outside are to be read here too.
 */
export function scenariosOf({ audit }: Pick<RunRecord, 'audit'>): readonly Scenario[] {
  const instructions = audit?.instructions;
  if (instructions === undefined) return scenarios;
  const own = made.get(instructions) ?? createMonitorReview({ instructions });
  made.set(instructions, own);
  return scenarios.map((scenario) => (scenario.name === own.name ? own : scenario));
}

/** A process works on one audit or two: reading all items anew for each question would take longer than answering it. */
const made = new Map<string, Scenario>();
