import type { RatingResults, Results } from '../../spec/index.ts';
import { contrastsOnMeasures, correctedCellRows } from '../rating-cell-rows.ts';
import { correctedRows } from '../rating-rows.ts';
import { textTable } from './text-table.ts';
import { visible } from './visible.ts';

type Corrected = Pick<RatingResults['series'][number], 'corrected' | 'correctedByCell'>;

/** Rates with the error of a judge or panel taken out, over all and by cell; nothing where nobody has labelled what it asks. */
export function correctedLines(result: Corrected, results: Results, by: 'judge' | 'panel'): string[] {
  const rows = correctedRows(result);
  if (rows.length === 0) return [];
  const reasons = rows.flatMap((row) => row.reasons.map((reason) => `  ${row.scenario}, ${visible(row.answer)}: ${visible(reason)}`));
  return [
    '',
    textTable(
      ['scenario', 'question', 'answer', `as the ${by} says`, 'labels', 'corrected', 'by Rogan-Gladen'],
      rows.map((row) => [row.scenario, visible(row.field), visible(row.answer), row.raw, row.labels, row.corrected, row.roganGladen]),
    ),
    "Corrected: by prediction-powered inference from people's labels, which are taken to be a random draw within what was said, as custodes sample draws them.",
    ...reasons.slice(0, reasonsShown),
    ...(reasons.length > reasonsShown ? [`  … and ${reasons.length - reasonsShown} more reasons in --json`] : []),
    ...byCellLines(result, results, by),
  ];
}

function byCellLines(result: Corrected, results: Results, by: 'judge' | 'panel'): string[] {
  const all = correctedCellRows(result, results);
  if (all.length === 0) return [];
  // Cells whose rates are corrected first; an answer that is not said of a cell has no row there.
  const rows = [...all.filter(({ isCorrected }) => isCorrected), ...all.filter(({ isCorrected }) => !isCorrected)];
  const several = new Set(rows.map(({ model }) => model)).size > 1;
  return [
    '',
    'By cell, each from the labels of its own trials:',
    textTable(
      ['scenario', ...(several ? ['model'] : []), 'condition', 'question', 'answer', `as the ${by} says`, 'labels', 'corrected'],
      rows
        .slice(0, rowsShown)
        .map((row) => [
          row.scenario,
          ...(several ? [row.model] : []),
          row.condition,
          visible(row.field),
          visible(row.answer),
          row.raw,
          row.labels,
          row.corrected,
        ]),
    ),
    ...(rows.length > rowsShown ? [`… and ${rows.length - rowsShown} more rows in --json`] : []),
    ...(rows.some(({ isCorrected }) => !isCorrected) ? ['custodes sample --by cell draws the labels that are missing.'] : []),
    ...(results.contrasts.length > 0 ? [contrastsOnMeasures] : []),
  ];
}

const reasonsShown = 8;
const rowsShown = 24;
