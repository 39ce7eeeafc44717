import { factorNames, type Cell, type CorrectedCell, type Results } from '../spec/index.ts';
import { rateText, rawText } from './rating-rows.ts';

/** The rates of one cell, as the judge says and with its error taken out. */
export interface CorrectedCellRow {
  readonly scenario: string;
  readonly model: string;
  /** Levels of the factors that vary in the run: `relationship good, history memory`. */
  readonly condition: string;
  readonly field: string;
  readonly answer: string;
  readonly raw: string;
  readonly labels: string;
  /** A rate, or how many labels are missing. */
  readonly corrected: string;
  readonly isCorrected: boolean;
}

/** The raw and corrected rates of each cell, an answer a row; none where nobody has labelled what was asked. */
export function correctedCellRows(
  { correctedByCell }: { readonly correctedByCell: readonly CorrectedCell[] },
  { cells }: Pick<Results, 'cells'>,
): readonly CorrectedCellRow[] {
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  const conditionOf = conditionsInWords(cells);
  return correctedByCell.flatMap(({ cell: id, field, trials, labelled, tied, missingLabels, rates }) => {
    const cell = byId.get(id);
    return rates.map(({ answer, raw, corrected }) => ({
      scenario: cell?.scenario ?? '',
      model: cell?.model ?? '',
      condition: conditionOf(id),
      field,
      answer,
      raw: rawText(raw),
      labels: `${labelled} of ${trials}${tied > 0 ? `, ${tied} tied` : ''}`,
      corrected: corrected === null ? lacking(missingLabels) : rateText(corrected.estimate, corrected.interval),
      isCorrected: corrected !== null,
    }));
  });
}

/** Gives the condition of a cell by its id: the levels of the factors that vary among the cells. */
export function conditionsInWords(cells: readonly Pick<Cell, 'id' | 'condition'>[]): (id: string) => string {
  const byId = new Map(cells.map((cell) => [cell.id, cell.condition]));
  const varying = factorNames.filter((factor) => new Set(cells.flatMap(({ condition }) => condition[factor] ?? [])).size > 1);
  return (id) => {
    const condition = byId.get(id) ?? {};
    const levels = varying.flatMap((factor) => (condition[factor] === undefined ? [] : [`${factor} ${condition[factor]}`]));
    return levels.length === 0 ? 'all trials' : levels.join(', ');
  };
}

/** What is said of contrasts where there are any. */
export const contrastsOnMeasures =
  'Contrasts rest on measures and on no rating. Corrected rates of two cells have errors of their own; no test of their difference is made of them.';

function lacking(labels: number): string {
  return `${labels} ${labels === 1 ? 'label is' : 'labels are'} missing`;
}
