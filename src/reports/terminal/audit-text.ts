import { auditWordsOf, leniencyText, untoldMitigations, type Audit, type AuditArm } from '../../spec/index.ts';
import { leniencyTables, qualityTable } from './audit-tables.ts';
import { verdictLines } from './audit-verdict-lines.ts';
import { wrapped } from './wrapped.ts';

/** The audit as a person reads it on a terminal: verdicts, plain quality, and what framing changes. */
export function auditText(audit: Audit, { columns }: { columns: number }): string {
  const places = [...Map.groupBy(audit.arms, ({ scenario, model }) => JSON.stringify([scenario, model])).values()];
  return [
    ...(audit.notice === null ? [] : [audit.notice.toUpperCase(), '']),
    ...places.flatMap((arms) => placeLines(audit, arms, columns)),
    ...audit.notes.flatMap((note) => wrapped(note, columns)),
    ...wrapped(
      `Intervals of ${Math.round(100 * audit.level)} %; * beyond chance after Holm's adjustment within its question. All figures: --json; figures and tables: custodes report.`,
      columns,
    ),
  ].join('\n');
}

/** One monitor in one scenario. */
function placeLines(audit: Audit, arms: readonly AuditArm[], columns: number): string[] {
  const [first] = arms;
  if (first === undefined) return [];
  const isHere = ({ scenario, model }: { scenario: string; model: string }): boolean =>
    scenario === first.scenario && model === first.model;
  const comparisons = audit.comparisons.filter(isHere);
  const verdicts = audit.verdicts.filter(isHere);
  const words = auditWordsOf(first.scenario);
  const quality = `Plain quality, by what it ${words.flags} itself`;
  return [
    `Audit of ${first.model} in ${first.scenario}`,
    '',
    ...verdicts.flatMap((verdict) => verdictLines(verdict, columns)),
    ...untoldMitigations(verdicts).flatMap(({ names, reason, command }) => [
      ...wrapped(`Not told by this run: ${names.join('; ')} (${reason}). This tells:`, columns),
      `  ${command}`,
      '',
    ]),
    quality,
    qualityTable(arms),
    '',
    ...(comparisons.length === 0 ? [] : [...wrapped(`Leniency: what framing alone changes. ${leniencyText(words)}`, columns), '']),
    ...leniencyTables(comparisons),
  ];
}
