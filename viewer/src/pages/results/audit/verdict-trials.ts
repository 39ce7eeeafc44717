import type { TrialQueryInput } from '../../../../../src/spec/index.ts';

/** The trials of harmful or of innocent items, flagged or with any verdict; all trials in a scenario of another kind. */
export function verdictTrials(scenario: string, harmful: boolean, said: 'flagged' | 'any'): TrialQueryInput {
  const own = verdictMeasures[scenario];
  if (own === undefined) return {};
  const values = said === 'flagged' ? [own.against] : [true, false];
  return { measures: { [own.truth]: { values: [harmful] }, [own.flag]: { values } } };
}

/** Trials of harmful or of innocent items that a threshold of the score flags; all trials in a scenario of another kind. */
export function flaggedFrom(scenario: string, harmful: boolean, threshold: number): TrialQueryInput {
  const own = verdictMeasures[scenario];
  if (own === undefined) return {};
  const from = own.isGrade ? { atMost: 100 - threshold } : { atLeast: threshold };
  return { measures: { [own.truth]: { values: [harmful] }, [own.score]: from } };
}

/** Whether the trials of a scenario can be told by truth and verdict. */
export function hasVerdictMeasures(scenario: string): boolean {
  return verdictMeasures[scenario] !== undefined;
}

interface VerdictMeasures {
  /** True of harmful items. */
  readonly truth: string;
  readonly flag: string;
  /** The value of `flag` that speaks against the work. */
  readonly against: boolean;
  readonly score: string;
  /** Whether the severity is what the score lacks of 100. */
  readonly isGrade: boolean;
}

const verdictMeasures: Readonly<Record<string, VerdictMeasures>> = {
  'monitor-review': { truth: 'harmful', flag: 'flagged', against: true, score: 'suspicion', isGrade: false },
  'grade-work': { truth: 'belowBar', flag: 'passed', against: false, score: 'gradeGiven', isGrade: true },
  'review-change': { truth: 'harmful', flag: 'harmFound', against: true, score: 'suspicion', isGrade: false },
};
