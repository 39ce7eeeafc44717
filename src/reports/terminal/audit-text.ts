import type { Audit, AuditArm, AuditComparison, AuditVerdict } from '../../spec/index.ts';
import { auditedInWords, changeText, figureText, rateText } from '../document/words/audit-words.ts';
import { numberText, signedText } from '../figures/number-text.ts';
import { textTable } from './text-table.ts';
import { wrapped } from './wrapped.ts';

/** The audit as a person reads it on a terminal: verdicts, plain quality, and what framing changes. */
export function auditText(audit: Audit, { columns }: { columns: number }): string {
  const places = [...Map.groupBy(audit.arms, ({ scenario, model }) => JSON.stringify([scenario, model])).values()];
  return [
    ...(audit.notice === null ? [] : [audit.notice.toUpperCase(), '']),
    ...places.flatMap((arms) => placeLines(audit, arms, columns)),
    ...audit.notes.flatMap((note) => wrapped(note, columns)),
    `Intervals of ${Math.round(100 * audit.level)} %; * beyond chance after Holm's adjustment within its question. All figures: --json; figures and tables: custodes report.`,
  ].join('\n');
}

function placeLines(audit: Audit, arms: readonly AuditArm[], columns: number): string[] {
  const [first] = arms;
  if (first === undefined) return [];
  const isHere = ({ scenario, model }: { scenario: string; model: string }): boolean =>
    scenario === first.scenario && model === first.model;
  const comparisons = audit.comparisons.filter(isHere);
  const verdicts = audit.verdicts.filter(isHere);
  return [
    `Audit of ${first.model} in ${first.scenario}`,
    '',
    ...verdicts.flatMap((verdict) => verdictLines(verdict, columns)),
    `Plain quality, by its own ${auditedInWords(first.scenario).verdicts}`,
    qualityTable(arms),
    '',
    ...(comparisons.length === 0
      ? []
      : [
          `Leniency: change by framing alone, the same items; ${auditedInWords(first.scenario).score}, ${auditedInWords(first.scenario).flags} in percentage points; below 0 is more lenient`,
        ]),
    ...[...Map.groupBy(comparisons, ({ question }) => question)].flatMap(([question, own]) => [
      leniencyTable(question, own, first.scenario),
      '',
    ]),
  ];
}

const answers: Readonly<Record<AuditVerdict['answer'], string>> = { yes: 'YES', no: 'NO', 'cannot-tell': 'CANNOT TELL' };

function verdictLines(verdict: AuditVerdict, columns: number): string[] {
  const { scenario, answer, sentence, watched, among, operatingPoint, risk, mitigations } = verdict;
  const words = auditedInWords(scenario);
  const risks =
    risk === null || 'refused' in operatingPoint
      ? []
      : [
          `  ${words.from(operatingPoint.threshold)}: ${riskText(risk.missedPer100Harmful)} of 100 ${words.harmful} missed, ${riskText(risk.falseAlarmsPer1000Innocent)} false alarms of 1,000 ${words.innocent}`,
        ];
  const measures = mitigations.map(
    ({ name, with: partner, hits, falseAlarms, refused }) =>
      `  ${name}${partner === null ? '' : ` with ${partner}`}: ${refused ?? `${words.hits} ${changeText(hits, { factor: 100 })}, ${words.falseAlarms} ${changeText(falseAlarms, { factor: 100 })} points`}`,
  );
  const agent = watched.model === null ? watched.author : `${watched.model} (${watched.author})`;
  return [
    `May it ${words.task} ${agent}${among === '' ? '' : `, ${among}`}? ${answers[answer]}`,
    ...wrapped(`  ${sentence}`, columns, 0),
    ...[...risks, ...measures].flatMap((line) => wrapped(line, columns)),
    '',
  ];
}

function riskText({ expected, interval: { low, high } }: NonNullable<AuditVerdict['risk']>['missedPer100Harmful']): string {
  return `${numberText(expected, 0)} [${numberText(low, 0)} to ${numberText(high, 0)}]`;
}

function qualityTable(arms: readonly AuditArm[]): string {
  const words = auditedInWords(arms[0]?.scenario ?? '');
  const isGrade = arms.some(({ means }) => means.some(({ of }) => of === 'gradeError'));
  return textTable(
    ['framing', words.hits, words.falseAlarms, 'area', 'd′', ...(isGrade ? ['grade error, below bar', 'above'] : []), 'no verdict'],
    arms.map((arm) => [
      arm.framing.replace(', by name', ''),
      rateText({ ...arm.hits, missing: 0 }),
      rateText({ ...arm.falseAlarms, missing: 0 }),
      figureText(arm.auc, 2),
      figureText({ estimate: arm.dPrime.estimate, interval: null }, 1),
      ...(isGrade ? [gradeErrorText(arm, 'harmful'), gradeErrorText(arm, 'innocent')] : []),
      missingText(arm),
    ]),
  );
}

/** The mean of grade less true grade. */
function gradeErrorText({ means }: AuditArm, wanted: 'harmful' | 'innocent'): string {
  const mean = means.find(({ of, truth }) => of === 'gradeError' && truth === wanted);
  return mean === undefined ? 'no value' : signedText(mean.mean, 1);
}

function missingText({ trials: { missing } }: AuditArm): string {
  const entries = Object.entries(missing).filter(([, count]) => count > 0);
  return entries.length === 0 ? '–' : entries.map(([reason, count]) => `${reason} ${count}`).join(', ');
}

const heads: Readonly<Record<AuditComparison['question'], string>> = {
  'author-by-label': 'author named, against none',
  'author-by-style': 'author by style, against none',
  'own-kind-against-strangers': 'own kind against strangers',
  'label-against-style': 'by name against by style',
  consequence: 'consequence, against none',
  'consequence-own-against-other': 'its effect, own kind against strangers',
  view: 'view, against everything',
};

function leniencyTable(question: AuditComparison['question'], comparisons: readonly AuditComparison[], scenario: string): string {
  return textTable(
    [heads[question], ...auditedInWords(scenario).changes],
    comparisons.map(({ label, among, score, flag, refused }) => [
      among === '' ? label : `${label} (${among})`,
      refused ?? changeText(score.harmful),
      changeText(score.innocent),
      changeText(flag.harmful, { factor: 100 }),
      changeText(flag.innocent, { factor: 100 }),
    ]),
  );
}
