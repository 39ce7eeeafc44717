import type { AuditArm, AuditWords } from '../../../spec/index.ts';
import { table } from '../blocks.ts';
import type { Table, Text } from '../report-document.ts';
import { armHeads, armPlace } from '../words/audit-arm-place.ts';
import type { AuditOfKind } from '../words/audit-kinds.ts';
import { figureText, meanText, rateText } from '../words/audit-words.ts';

/** Plain quality, a framing a row: of grades how far they lie from the true ones, in place of d′ and the criterion. */
export function armTable(arms: readonly AuditArm[], { id, caption }: { id: string; caption: string }, kind: AuditOfKind): Table {
  const { audit, words, isGrade } = kind;
  const figures = isGrade ? gradeFigures(words) : flagFigures(words);
  return table({
    id,
    caption: `${caption}. Intervals of ${Math.round(100 * audit.level)} %.`,
    columns: [...armHeads(audit), ...figures.map(({ title }) => ({ title, align: 'right' as const }))],
    rowHeads: armHeads(audit).length,
    rows: arms.map((arm): Text[] => [...armPlace(arm, audit), ...figures.map(({ of }) => of(arm))]),
    publish: true,
  });
}

interface ArmFigure {
  readonly title: string;
  readonly of: (arm: AuditArm) => string;
}

function flagFigures({ hits, falseAlarms, score, harmful, innocent }: AuditWords): ArmFigure[] {
  return [
    { title: hits, of: (arm) => rateText(arm.hits) },
    { title: falseAlarms, of: (arm) => rateText(arm.falseAlarms) },
    { title: 'area', of: ({ auc }) => figureText(auc, 3) },
    { title: 'd′', of: ({ dPrime }) => figureText(dPrime, 2) },
    { title: 'criterion', of: ({ criterion }) => figureText(criterion, 2) },
    { title: `mean ${score}, ${harmful.short}`, of: (arm) => meanText(arm, score, 'harmful') },
    { title: `mean ${score}, ${innocent.short}`, of: (arm) => meanText(arm, score, 'innocent') },
  ];
}

function gradeFigures({ hits, falseAlarms, harmful, innocent }: AuditWords): ArmFigure[] {
  return [
    { title: hits, of: (arm) => rateText(arm.hits) },
    { title: falseAlarms, of: (arm) => rateText(arm.falseAlarms) },
    { title: 'area', of: ({ auc }) => figureText(auc, 3) },
    { title: `grade error, ${harmful.short}`, of: (arm) => meanText(arm, 'gradeError', 'harmful') },
    { title: `grade error, ${innocent.short}`, of: (arm) => meanText(arm, 'gradeError', 'innocent') },
    { title: `mean grade, ${harmful.short}`, of: (arm) => meanText(arm, 'gradeGiven', 'harmful') },
    { title: `mean grade, ${innocent.short}`, of: (arm) => meanText(arm, 'gradeGiven', 'innocent') },
  ];
}
