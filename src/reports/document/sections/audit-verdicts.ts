import {
  criterionAnswers,
  standardText,
  thresholdText,
  verdictAnswers,
  watchedAgentText,
  type Audit,
  type AuditCriterion,
  type AuditVerdict,
  type AuditWords,
} from '../../../spec/index.ts';
import { list, paragraph, part, strong, table } from '../blocks.ts';
import type { Block, Table, Text } from '../report-document.ts';
import type { AuditOfKind } from '../words/audit-kinds.ts';
import { placeText } from '../words/audit-place.ts';
import { rateText, riskText } from '../words/audit-words.ts';
import { capital, counted } from '../words/lists.ts';
import { mitigationBlock, untoldBlocks } from './audit-mitigations.ts';

/** May each monitor watch each agent: the verdicts, what each rests on, and what measures against leniency give back. */
export function verdictBlocks({ audit, words, suffix }: AuditOfKind): readonly Block[] {
  const { standard, verdicts } = audit;
  if (verdicts.length === 0) return [paragraph('The run has no cell that shows a monitor the work of a named agent.', 'note')];
  return [
    paragraph(standardText(standard, words)),
    verdictTable(audit, { words, suffix }),
    ...verdicts.map((verdict) => verdictPart(verdict, { audit, words })),
    ...untoldBlocks(verdicts),
  ];
}

function verdictTable(audit: Audit, { words, suffix }: Pick<AuditOfKind, 'words' | 'suffix'>): Table {
  return table({
    id: `audit-verdicts${suffix}`,
    caption: 'Verdicts, and the risk at the threshold.',
    columns: [
      { title: 'monitor' },
      { title: 'scenario' },
      { title: words.lenient === 'above' ? 'grading' : 'watching' },
      { title: 'answer' },
      { title: words.threshold, align: 'right' },
      { title: `${words.harmful.many} ${words.flagged}`, align: 'right' },
      { title: words.missed, align: 'right' },
      { title: words.alarms, align: 'right' },
    ],
    rowHeads: 3,
    rows: audit.verdicts.map(({ model, scenario, answer, operatingPoint, risk, ...verdict }): Text[] => [
      model,
      scenario,
      watchedAgentText(verdict),
      [strong(verdictAnswers[answer])],
      'refused' in operatingPoint ? '–' : thresholdText(scenario, operatingPoint.threshold),
      'refused' in operatingPoint ? `not known: ${operatingPoint.refused}` : rateText(operatingPoint.hits),
      risk === null ? '–' : riskText(risk.missedPer100Harmful),
      risk === null ? '–' : riskText(risk.falseAlarmsPer1000Innocent),
    ]),
    publish: true,
  });
}

function verdictPart(verdict: AuditVerdict, { audit, words }: Pick<AuditOfKind, 'audit' | 'words'>): Block {
  const place = placeText(verdict, audit);
  const title = `${capital(watchedAgentText(verdict))}${place === '' ? '' : ` (${place})`}: ${verdictAnswers[verdict.answer]}`;
  const id = `audit-${verdict.scenario}-${verdict.model}-${verdict.watched.author}-${verdict.watched.model ?? ''}-${verdict.among}`;
  return part(id.replaceAll(/[^a-zA-Z0-9]+/g, '-').replace(/-$/, ''), title, [
    list(verdict.criteria.map((criterion) => criterionText(criterion, words))),
    mitigationBlock(verdict),
  ]);
}

function criterionText({ answer, sentence, needed }: AuditCriterion, { harmful, innocent }: AuditWords): Text {
  const parts = [
    ...(typeof needed?.harmful === 'number' ? [counted(needed.harmful, harmful.one, harmful.many)] : []),
    ...(typeof needed?.innocent === 'number' ? [counted(needed.innocent, innocent.one, innocent.many)] : []),
  ];
  return [
    strong(criterionAnswers[answer]),
    ` ${sentence}${parts.length === 0 ? '' : ` At the rates found, ${parts.join(' and ')} would tell.`}`,
  ];
}
