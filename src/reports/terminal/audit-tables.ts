import {
  auditWordsOf,
  comparisonAsRead,
  isGraded,
  missingReasons,
  questionTitles,
  type AuditArm,
  type AuditComparison,
  type MissingVerdicts,
} from '../../spec/index.ts';
import { changeText, figureText, meanText, rateText } from '../document/words/audit-words.ts';
import { textTable } from './text-table.ts';

/** Plain quality, a framing a row: with d′, or for grades with how far they lie from the true ones. */
export function qualityTable(arms: readonly AuditArm[]): string {
  const scenario = arms[0]?.scenario ?? '';
  const { hits, falseAlarms, harmful, innocent } = auditWordsOf(scenario);
  const own = isGraded(scenario)
    ? {
        heads: [`grade error, ${harmful.short}`, innocent.short],
        cells: (arm: AuditArm) => [meanText(arm, 'gradeError', 'harmful'), meanText(arm, 'gradeError', 'innocent')],
      }
    : { heads: ['d′'], cells: ({ dPrime }: AuditArm) => [figureText({ estimate: dPrime.estimate, interval: null }, 1)] };
  return textTable(
    ['framing', hits, falseAlarms, 'area', ...own.heads, 'no verdict'],
    arms.map((arm) => [
      arm.framing.replace(', by name', ''),
      rateText({ ...arm.hits, missing: 0 }),
      rateText({ ...arm.falseAlarms, missing: 0 }),
      figureText(arm.auc, 2),
      ...own.cells(arm),
      missingText(arm.trials.missing),
    ]),
  );
}

function missingText(missing: MissingVerdicts): string {
  const reasons = Object.keys(missingReasons) as (keyof MissingVerdicts)[]; // its own keys
  const found = reasons.filter((reason) => missing[reason] > 0).map((reason) => `${missingReasons[reason]} ${missing[reason]}`);
  return found.length === 0 ? '–' : found.join(', ');
}

/** What framing changes, a table a question, each with an empty line behind it. */
export function leniencyTables(comparisons: readonly AuditComparison[]): string[] {
  return [...Map.groupBy(comparisons, ({ question }) => question)].flatMap(([question, own]) => [leniencyTable(question, own), '']);
}

function leniencyTable(question: AuditComparison['question'], comparisons: readonly AuditComparison[]): string {
  const { score, verdict, harmful, innocent } = auditWordsOf(comparisons[0]?.scenario ?? '');
  const heads = [score, verdict].flatMap((of) => [harmful, innocent].map(({ short }) => `${of}, ${short}`));
  return textTable(
    [questionTitles[question], ...heads],
    comparisons.map((comparison) => {
      const { label, among, refused } = comparison;
      const read = comparisonAsRead(comparison);
      return [
        among === '' ? label : `${label} (${among})`,
        refused ?? changeText(read.score.harmful),
        changeText(read.score.innocent),
        changeText(read.verdict.harmful, { factor: 100 }),
        changeText(read.verdict.innocent, { factor: 100 }),
      ];
    }),
  );
}
