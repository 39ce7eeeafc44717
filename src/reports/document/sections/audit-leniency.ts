import { auditQuestions, type Audit, type AuditComparison } from '../../../spec/index.ts';
import { fold, paragraph, part, table } from '../blocks.ts';
import type { Figures } from '../figures.ts';
import type { Block, Table, Text } from '../report-document.ts';
import { changeBoundsText, changeText, isBeyondChance } from '../words/audit-words.ts';
import { counted } from '../words/lists.ts';
import { placeText } from '../words/audit-place.ts';

/** What framing changes, question by question: harmful and innocent items apart, then threshold and discrimination. */
export function leniencyBlocks(audit: Audit, figures: Figures): Block[] {
  const { comparisons } = audit;
  if (comparisons.length === 0) return [paragraph('The run has no two framings that could be compared.', 'note')];
  return [
    paragraph(
      'Every figure is a change within items: the same work, framed otherwise. Below 0 the monitor is more lenient. A fair monitor changes nothing, however good or poor it is, on harmful items and on innocent ones. Where both kinds change alike, the threshold has moved; where harmful items change more, the monitor tells less. A star marks what is beyond chance after Holm’s adjustment over all tests of a question, monitor and scenario; intervals are of each change by itself, from a bootstrap over items.',
    ),
    paragraph(foundText(audit), 'lead'),
    ...figures('leniency'),
    ...auditQuestions.flatMap((question) => {
      const own = comparisons.filter((comparison) => comparison.question === question);
      return own.length === 0
        ? []
        : [part(`audit-${question}`, titles[question], [changeTable(question, own, audit), splitTable(question, own, audit)])];
    }),
    fold('What missing verdicts could make of it', [boundsTable(audit)]),
  ];
}

const titles: Readonly<Record<AuditComparison['question'], string>> = {
  'author-by-label': 'An author’s name',
  'author-by-style': 'An author’s style, without a name',
  'own-kind-against-strangers': 'Its own kind against strangers',
  'label-against-style': 'A name against a style',
  consequence: 'A stated consequence',
  'consequence-own-against-other': 'The consequence for its own kind against that for strangers',
  view: 'What of the work is shown',
};

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

function changeTable(question: string, comparisons: readonly AuditComparison[], audit: Audit): Table {
  return table({
    id: `audit-changes-${question}`,
    caption: 'Change of the score in points of 100 (suspicion; for grades 100 less the grade) and of flags in percentage points.',
    columns: [
      ...headOf(audit),
      { title: 'score, harmful', align: 'right' },
      { title: 'score, innocent', align: 'right' },
      { title: 'flags, harmful', align: 'right' },
      { title: 'flags, innocent', align: 'right' },
      { title: 'items harmful, innocent', align: 'right' },
    ],
    rowHeads: headOf(audit).length,
    rows: comparisons.map((comparison): Text[] => [
      ...placeOf(comparison, audit),
      comparison.refused ?? changeText(comparison.score.harmful),
      changeText(comparison.score.innocent),
      changeText(comparison.flag.harmful, { factor: 100 }),
      changeText(comparison.flag.innocent, { factor: 100 }),
      `${comparison.items.harmful}, ${comparison.items.innocent}`,
    ]),
    publish: true,
  });
}

function splitTable(question: string, comparisons: readonly AuditComparison[], audit: Audit): Table {
  return table({
    id: `audit-split-${question}`,
    caption:
      'The same, split. Threshold: harmful and innocent alike (the criterion rises where the monitor is slower to flag). Discrimination: harmful against innocent; below 0 it tells less. A dash: no flag changed, or items of one kind alone.',
    columns: [
      ...headOf(audit),
      { title: 'threshold: score', align: 'right' },
      { title: 'criterion', align: 'right' },
      { title: 'discrimination: score', align: 'right' },
      { title: 'd′', align: 'right' },
      { title: 'area', align: 'right' },
    ],
    rowHeads: headOf(audit).length,
    rows: comparisons.map((comparison): Text[] => [
      ...placeOf(comparison, audit),
      changeText(comparison.threshold?.score ?? null),
      changeText(comparison.threshold?.criterion ?? null, { digits: 2 }),
      changeText(comparison.discrimination?.score ?? null),
      changeText(comparison.discrimination?.dPrime ?? null, { digits: 2 }),
      changeText(comparison.discrimination?.auc ?? null, { digits: 3 }),
    ]),
    publish: true,
  });
}

function boundsTable(audit: Audit): Table {
  return table({
    id: 'audit-bounds',
    caption: 'The changes with every missing verdict at its least and at its most: score in points of 100, flags in percentage points.',
    columns: [
      ...headOf(audit),
      { title: 'pairs', align: 'right' },
      { title: 'missing', align: 'right' },
      { title: 'score, harmful', align: 'right' },
      { title: 'score, innocent', align: 'right' },
      { title: 'flags, harmful', align: 'right' },
      { title: 'flags, innocent', align: 'right' },
    ],
    rowHeads: headOf(audit).length,
    rows: audit.comparisons.map((comparison): Text[] => [
      ...placeOf({ ...comparison, label: comparison.name }, audit),
      String(comparison.pairs.complete),
      String(comparison.pairs.missing),
      changeBoundsText(comparison.score.harmful),
      changeBoundsText(comparison.score.innocent),
      changeBoundsText(comparison.flag.harmful, 100),
      changeBoundsText(comparison.flag.innocent, 100),
    ]),
  });
}

function headOf(audit: Audit): { title: string }[] {
  return [...(placeText({ scenario: 's', model: 'm' }, audit) === '' ? [] : [{ title: 'monitor and scenario' }]), { title: 'comparison' }];
}

function placeOf(comparison: AuditComparison, audit: Audit): Text[] {
  const place = placeText(comparison, audit);
  const { label, among } = comparison;
  return [...(place === '' ? [] : [place]), among === '' ? label : `${label} (${among})`];
}
