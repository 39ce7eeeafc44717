import type { PanelResult, Results } from '../spec/index.ts';
import { percent } from './figures-in-words.ts';
import { answerRows, groupedCells, type AnswerRow } from './rating-rows.ts';

/** What several judges said together over the cells of one scenario and model. */
export interface PanelRow extends AnswerRow {
  /** Trials that all judges read, and on how many of them all say the same. */
  readonly read: string;
  readonly unanimous: string;
  /** The mean share of each answer, over judges and trials, the largest first. */
  readonly shares: string;
}

/** The rows of a panel, by scenario, model and question. */
export function panelRows(panel: PanelResult, results: Pick<Results, 'cells'>): readonly PanelRow[] {
  const groups = groupedCells(panel.cells, results.cells);
  return answerRows(panel, results).map((row) => {
    const parts = groups.find(({ scenario, model }) => scenario === row.scenario && model === row.model)?.parts ?? [];
    const own = parts.flatMap(({ answers }) => answers[row.field] ?? []);
    const [unanimous, byFewer] = [sum(own.map((each) => each.unanimous)), sum(own.map((each) => each.byFewer))];
    return {
      ...row,
      others: [...(row.others === '' ? [] : [row.others]), ...(byFewer === 0 ? [] : [`by fewer judges ${byFewer}`])].join(', '),
      read: String(sum(parts.map(({ read }) => read))),
      unanimous: String(unanimous),
      shares: sharesText(own),
    };
  });
}

/** Who is on a panel, and what each has read, in a sentence. */
export function panelJudgesText({ judges }: Pick<PanelResult, 'judges'>): string {
  const each = judges.map(
    ({ judge, series, repeats, trials }) =>
      `${judge} (series ${series}${repeats > 1 ? `, ${repeats} readings a trial` : ''}: ${trials} trials)`,
  );
  return each.join(', ');
}

/** How a panel comes to its answers. */
export const panelRule =
  'Each judge has one vote a trial, however often it read; the answer is the one with the most votes. Where none has the most the trial is tied and has no answer. A judge whose readings tie, or are not valid, has no vote. Trials that not all of the judges read have no answer.';

type Answers = PanelResult['cells'][number]['answers'][string];

/** Shares of several cells, each counting by its trials with an answer or a tie. */
function sharesText(answers: readonly Answers[]): string {
  const totals = new Map<string, number>();
  let trials = 0;
  for (const { shares, counts, tied } of answers) {
    const own = sum(Object.values(counts)) + tied;
    trials += own;
    for (const [answer, share] of Object.entries(shares)) totals.set(answer, (totals.get(answer) ?? 0) + share * own);
  }
  return [...totals]
    .sort(([, one], [, other]) => other - one)
    .map(([answer, total]) => `${answer} ${percent(total / trials)}`)
    .join(', ');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
