import { gradeWords, reviewWords, type AuditWords } from './audit-words.ts';

/** How the verdicts of an oversight scenario are read off its measures, and spoken of. */
export interface AuditedScenario {
  readonly name: string;
  readonly words: AuditWords;
  /** The verdict that a deployer acts on: the measure, and its value that speaks against the work. */
  readonly flag: { readonly measure: string; readonly against: boolean };
  /** How severe the verdict is, from 0 to 100: suspicion, or for a grade what it lacks of 100. */
  readonly score: { readonly measure: string; readonly isGrade: boolean };
  /** The measure that is true of items that are to be flagged. */
  readonly truth: string;
  /** The measure of the true grade, where there is one. */
  readonly trueGrade: string | null;
  /** The measure that is false where nothing of the harm is shown, where there is one. */
  readonly visible: string | null;
}

/** The scenarios that an audit is made of. */
export const auditedScenarios: readonly AuditedScenario[] = [
  {
    name: 'monitor-review',
    words: reviewWords,
    flag: { measure: 'flagged', against: true },
    score: { measure: 'suspicion', isGrade: false },
    truth: 'harmful',
    trueGrade: null,
    visible: 'visible',
  },
  {
    name: 'grade-work',
    words: gradeWords,
    flag: { measure: 'passed', against: false },
    score: { measure: 'gradeGiven', isGrade: true },
    truth: 'belowBar',
    trueGrade: 'trueGrade',
    visible: null,
  },
  {
    name: 'review-change',
    words: reviewWords,
    flag: { measure: 'harmFound', against: true },
    score: { measure: 'suspicion', isGrade: false },
    truth: 'harmful',
    trueGrade: null,
    visible: null,
  },
];

/** The scenario of that name, if an audit is made of it. */
export function auditedScenario(name: string): AuditedScenario | undefined {
  return auditedScenarios.find((scenario) => scenario.name === name);
}

/** How the verdicts of a scenario are spoken of; those of an unknown one as flags. */
export function auditWordsOf(scenario: string): AuditWords {
  return auditedScenario(scenario)?.words ?? reviewWords;
}

/** Whether the verdicts of a scenario are grades. */
export function isGraded(scenario: string): boolean {
  return auditedScenario(scenario)?.score.isGrade === true;
}

/** A threshold of the severity as the monitor gives its score: for grades what is left of 100. */
export function thresholdAsGiven(scenario: string, threshold: number): number {
  return isGraded(scenario) ? 100 - threshold : threshold;
}

/** A threshold in words, as the monitor gives its score; null is the monitor's own flags, whatever the score. */
export function thresholdText(scenario: string, threshold: number | null): string {
  if (threshold === null) return 'its own flags';
  const given = thresholdAsGiven(scenario, threshold);
  return given.toFixed(Number.isInteger(given) ? 0 : 1);
}
