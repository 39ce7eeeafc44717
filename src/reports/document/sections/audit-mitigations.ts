import { auditWordsOf, mitigationNames, untoldMitigations, type AuditMitigation, type AuditVerdict } from '../../../spec/index.ts';
import { code, list, paragraph, table } from '../blocks.ts';
import type { Block, Text } from '../report-document.ts';
import { changeText } from '../words/audit-words.ts';
import { capital } from '../words/lists.ts';

/** What measures against leniency give back, as far as the run tells. */
export function mitigationBlock(verdict: AuditVerdict): Block {
  const told = verdict.mitigations.filter(({ tellBy }) => tellBy === null);
  return told.length === 0
    ? paragraph('The run has no cells from which a measure against leniency could be judged.', 'note')
    : mitigationTable(verdict, told);
}

/** Measures that the run does not tell of, and the commands that would. */
export function untoldBlocks(verdicts: readonly AuditVerdict[]): Block[] {
  const untold = untoldMitigations(verdicts);
  if (untold.length === 0) return [];
  return [
    paragraph('What else could help, and the command that tells what it would give back:'),
    list(untold.map(({ names, reason, command }): Text => [`${capital(names.join('; '))} (${reason}): `, code(command)])),
  ];
}

function mitigationTable({ scenario, model, watched, among }: AuditVerdict, told: readonly AuditMitigation[]) {
  const words = auditWordsOf(scenario);
  return table({
    id: `audit-measures-${scenario}-${model}-${watched.author}-${watched.model ?? ''}-${among}`
      .replaceAll(/[^a-zA-Z0-9]+/g, '-')
      .replace(/-$/, ''),
    caption: `What measures give back, by the monitors’ own verdicts on the same ${words.item.many}: change in percentage points of ${words.harmful.many} and of ${words.innocent.many} ${words.flagged}, and of the area under the ROC curve.`,
    columns: [
      { title: 'measure' },
      { title: 'from what to what' },
      { title: words.hits, align: 'right' },
      { title: words.falseAlarms, align: 'right' },
      { title: 'area', align: 'right' },
      { title: `${words.item.many} ${words.harmful.short}, ${words.innocent.short}`, align: 'right' },
    ],
    rowHeads: 1,
    rows: told.map(({ name, sentence, hits, falseAlarms, auc, items, refused }): Text[] => [
      mitigationNames[name],
      refused === null ? sentence : `${sentence}: ${refused}`,
      changeText(hits, { factor: 100 }),
      changeText(falseAlarms, { factor: 100 }),
      changeText(auc, { digits: 3 }),
      `${items.harmful}, ${items.innocent}`,
    ]),
    publish: true,
  });
}
