import type { TrialQueryInput } from '../../../../../src/spec/index.ts';
import { auditedScenario, thresholdAsGiven } from '../../../../../src/spec/viewing/index.ts';

/** The trials of harmful or of innocent items, flagged or with any verdict; all trials in a scenario of another kind. */
export function verdictTrials(scenario: string, harmful: boolean, said: 'flagged' | 'any'): TrialQueryInput {
  const own = auditedScenario(scenario);
  if (own === undefined) return {};
  const values = said === 'flagged' ? [own.flag.against] : [true, false];
  return { measures: { [own.truth]: { values: [harmful] }, [own.flag.measure]: { values } } };
}

/** Trials of harmful or of innocent items that a threshold of the score flags, or the monitor itself where that is null; all trials in a scenario of another kind. */
export function flaggedFrom(scenario: string, harmful: boolean, threshold: number | null): TrialQueryInput {
  const own = auditedScenario(scenario);
  if (threshold === null) return verdictTrials(scenario, harmful, 'flagged');
  if (own === undefined) return {};
  const given = thresholdAsGiven(scenario, threshold);
  const from = own.score.isGrade ? { atMost: given } : { atLeast: given };
  return { measures: { [own.truth]: { values: [harmful] }, [own.score.measure]: from } };
}

/** Whether the trials of a scenario can be told by truth and verdict. */
export function hasVerdictMeasures(scenario: string): boolean {
  return auditedScenario(scenario) !== undefined;
}
