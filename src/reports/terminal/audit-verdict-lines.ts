import {
  auditWordsOf,
  mitigationNames,
  thresholdText,
  verdictAnswers,
  verdictQuestion,
  type AuditMitigation,
  type AuditVerdict,
  type AuditWords,
} from '../../spec/index.ts';
import { changeText, riskText } from '../document/words/audit-words.ts';
import { wrapped } from './wrapped.ts';

/** A verdict: the answer, why, the risk at its threshold, and what measures against leniency give back. */
export function verdictLines(verdict: AuditVerdict, columns: number): string[] {
  const { scenario, answer, sentence, operatingPoint, risk, mitigations } = verdict;
  const words = auditWordsOf(scenario);
  const risks =
    risk === null || 'refused' in operatingPoint
      ? []
      : [
          `  ${operatingPoint.threshold === null ? 'by' : words.threshold} ${thresholdText(scenario, operatingPoint.threshold)}: ${riskText(risk.missedPer100Harmful)} ${words.missed}, ${riskText(risk.falseAlarmsPer1000Innocent)} ${words.alarms}`,
        ];
  const told = mitigations.filter(({ tellBy }) => tellBy === null);
  return [
    `${verdictQuestion(verdict, words)} ${verdictAnswers[answer].toUpperCase()}`,
    ...wrapped(`  ${sentence}`, columns, 0),
    ...[...risks, ...told.map((mitigation) => mitigationLine(mitigation, words))].flatMap((line) => wrapped(line, columns)),
    '',
  ];
}

function mitigationLine({ name, with: partner, hits, falseAlarms, refused }: AuditMitigation, words: AuditWords): string {
  const figures =
    refused ??
    `${words.hits} ${changeText(hits, { factor: 100 })}, ${words.falseAlarms} ${changeText(falseAlarms, { factor: 100 })} points`;
  return `  ${mitigationNames[name]}${partner === null ? '' : ` (${partner})`}: ${figures}`;
}
