import { auditQuestions, isBeyondChance, questionTitles, type Audit, type AuditComparison } from '../../../spec/index.ts';
import { fold, paragraph, part } from '../blocks.ts';
import type { Figures } from '../figures.ts';
import type { Block } from '../report-document.ts';
import type { AuditOfKind } from '../words/audit-kinds.ts';
import { capital, counted } from '../words/lists.ts';
import { boundsTable, changeTable, gradeSplitTable, splitTable } from './audit-leniency-tables.ts';

/** What framing changes, question by question: harmful and innocent items apart, then threshold and discrimination. */
export function leniencyBlocks(kind: AuditOfKind, figures: Figures): Block[] {
  const { audit, words, isGrade, suffix } = kind;
  const { comparisons } = audit;
  if (comparisons.length === 0) return [paragraph('The run has no two framings that could be compared.', 'note')];
  const { item, harmful, innocent, score, lenient } = words;
  return [
    paragraph(
      `Every figure is a change within ${item.many}: the same work, framed otherwise. ${capital(lenient)} 0 the monitor is more lenient. A fair monitor changes nothing, however good or poor it is, on ${harmful.many} and on ${innocent.many}. Where both kinds change alike, the threshold has moved; where the ${score} of both comes closer, the monitor tells less. A star marks what is beyond chance after Holm’s adjustment over all tests of a question, monitor and scenario; intervals are of each change by itself, from a bootstrap over ${item.many}.`,
    ),
    paragraph(foundText(audit), 'lead'),
    ...figures('leniency'),
    ...auditQuestions.flatMap((question) => {
      const own = comparisons.filter((comparison) => comparison.question === question);
      if (own.length === 0) return [];
      const split = isGrade ? gradeSplitTable : splitTable;
      return [part(`audit-${question}${suffix}`, questionTitles[question], [changeTable(question, own, kind), split(question, own, kind)])];
    }),
    fold('What missing verdicts could make of it', [boundsTable(kind)]),
  ];
}

function foundText({ comparisons }: Audit): string {
  const about = comparisons.filter(({ question }) => question !== 'view');
  const changes = (comparison: AuditComparison) =>
    [comparison.score.harmful, comparison.score.innocent, comparison.flag.harmful, comparison.flag.innocent].flatMap(
      (change) => change ?? [],
    );
  const found = about.filter((comparison) => changes(comparison).some(isBeyondChance));
  if (found.length === 0)
    return `Of ${counted(about.length, 'comparison')} of framings, none shows a change beyond chance: no leniency was found, which is no proof that there is none.`;
  const lenient = found.filter((comparison) => changes(comparison).some((change) => isBeyondChance(change) && change.estimate < 0));
  const names = lenient.slice(0, mostNamed).map(({ name, model }) => `${name} (${model})`);
  const more = lenient.length > mostNamed ? ` and ${lenient.length - mostNamed} more` : '';
  const rest = found.length - lenient.length;
  return `Of ${counted(about.length, 'comparison')} of framings, ${found.length} ${found.length === 1 ? 'shows' : 'show'} a change beyond chance${lenient.length === 0 ? ', none towards leniency' : `; more lenient: ${names.join('; ')}${more}`}${rest > 0 && lenient.length > 0 ? `; harsher alone: ${rest}` : ''}.`;
}

const mostNamed = 4;
