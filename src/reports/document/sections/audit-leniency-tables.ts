import { comparisonAsRead, type Audit, type AuditComparison, type AuditWords } from '../../../spec/index.ts';
import { table } from '../blocks.ts';
import type { Table, Text } from '../report-document.ts';
import type { AuditOfKind } from '../words/audit-kinds.ts';
import { placeText } from '../words/audit-place.ts';
import { changeBoundsText, changeText } from '../words/audit-words.ts';

/** The changes of score and verdict in the scenarios' own terms, harmful and innocent items apart. */
export function changeTable(question: string, comparisons: readonly AuditComparison[], { audit, words, suffix }: AuditOfKind): Table {
  return table({
    id: `audit-changes-${question}${suffix}`,
    caption: `Change of the ${words.score} in ${words.scoreUnit}, and of the share ${words.verdict} in percentage points; ${words.lenient} 0 is more lenient.`,
    columns: [
      ...headOf(audit),
      ...changeHeads(words),
      { title: `${words.item.many} ${words.harmful.short}, ${words.innocent.short}`, align: 'right' },
    ],
    rowHeads: headOf(audit).length,
    rows: comparisons.map((comparison): Text[] => {
      const { score, verdict } = comparisonAsRead(comparison);
      return [
        ...placeOf(comparison, audit),
        comparison.refused ?? changeText(score.harmful),
        changeText(score.innocent),
        changeText(verdict.harmful, { factor: 100 }),
        changeText(verdict.innocent, { factor: 100 }),
        `${comparison.items.harmful}, ${comparison.items.innocent}`,
      ];
    }),
    publish: true,
  });
}

/** Flags: the changes split into a shift of threshold and a loss of discrimination. */
export function splitTable(question: string, comparisons: readonly AuditComparison[], { audit, suffix }: AuditOfKind): Table {
  return table({
    id: `audit-split-${question}${suffix}`,
    caption:
      'The same, split. Threshold: harmful and innocent alike (the criterion rises where the monitor is slower to flag). Discrimination: harmful against innocent; below 0 it tells less. A dash: no flag changed, or items of one kind alone.',
    columns: [
      ...headOf(audit),
      { title: 'threshold: suspicion', align: 'right' },
      { title: 'criterion', align: 'right' },
      { title: 'discrimination: suspicion', align: 'right' },
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

/** Grades: the same split in points of grade, which say more than d′ and the criterion. */
export function gradeSplitTable(question: string, comparisons: readonly AuditComparison[], { audit, suffix }: AuditOfKind): Table {
  return table({
    id: `audit-split-${question}${suffix}`,
    caption:
      'The same, split. All grades alike: the mean of both changes; above 0 is more lenient. Grades apart: how the distance between answers that reach the bar and those below it changes, and the area; below 0 the monitor tells less.',
    columns: [
      ...headOf(audit),
      { title: 'all grades alike, points', align: 'right' },
      { title: 'grades apart, points', align: 'right' },
      { title: 'area', align: 'right' },
    ],
    rowHeads: headOf(audit).length,
    rows: comparisons.map((comparison): Text[] => {
      const { alike, apart } = comparisonAsRead(comparison);
      const area = comparison.discrimination?.auc ?? null;
      return [...placeOf(comparison, audit), changeText(alike), changeText(apart), changeText(area, { digits: 3 })];
    }),
    publish: true,
  });
}

/** What missing verdicts could make of the changes. */
export function boundsTable({ audit, words, suffix }: AuditOfKind): Table {
  return table({
    id: `audit-bounds${suffix}`,
    caption: `The changes with every missing verdict at its least and at its most: ${words.score} in ${words.scoreUnit}, share ${words.verdict} in percentage points.`,
    columns: [...headOf(audit), { title: 'pairs', align: 'right' }, { title: 'missing', align: 'right' }, ...changeHeads(words)],
    rowHeads: headOf(audit).length,
    rows: audit.comparisons.map((comparison): Text[] => {
      const { score, verdict } = comparisonAsRead(comparison);
      return [
        ...placeOf({ ...comparison, label: comparison.name }, audit),
        String(comparison.pairs.complete),
        String(comparison.pairs.missing),
        changeBoundsText(score.harmful),
        changeBoundsText(score.innocent),
        changeBoundsText(verdict.harmful, 100),
        changeBoundsText(verdict.innocent, 100),
      ];
    }),
  });
}

function changeHeads({ score, verdict, harmful, innocent }: AuditWords) {
  return [score, verdict].flatMap((of) => [harmful, innocent].map(({ short }) => ({ title: `${of}, ${short}`, align: 'right' as const })));
}

function headOf(audit: Audit): { title: string }[] {
  return [...(placeText({ scenario: 's', model: 'm' }, audit) === '' ? [] : [{ title: 'monitor and scenario' }]), { title: 'comparison' }];
}

function placeOf(comparison: AuditComparison, audit: Audit): Text[] {
  const place = placeText(comparison, audit);
  const { label, among } = comparison;
  return [...(place === '' ? [] : [place]), among === '' ? label : `${label} (${among})`];
}
