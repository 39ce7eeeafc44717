import { factorNames, plantedNotice, type Cell, type Label, type LabelAgreement, type RunRecord } from '../../spec/index.ts';
import { csvLine } from './csv-line.ts';

/** The formats in which labels are written. */
export const labelFormats = ['csv', 'json'] as const;
export type LabelFormat = (typeof labelFormats)[number];

/** Labels as CSV: a row each, with where its trial stands in the run, and its condition. */
export function labelLines(run: Pick<RunRecord, 'id' | 'cells' | 'synthetic'>, labels: readonly Label[]): string {
  const factors = factorNames.filter((factor) => run.cells.some(({ condition }) => condition[factor] !== undefined));
  const head = ['run', 'trial', 'scenario', 'model', ...factors, 'rater', 'name', 'value', 'blind', 'at', 'evidence', 'note'];
  const rows = labels.map(({ trial, rater, name, value, blind, at, evidence }) => {
    const { scenario, model, condition } = cellOf(run, trial);
    const levels = factors.map((factor) => condition?.[factor] ?? null);
    return [
      run.id,
      trial,
      scenario,
      model,
      ...levels,
      rater,
      name,
      value,
      blind,
      at,
      evidence.length === 0 ? null : JSON.stringify(evidence),
      run.synthetic ? plantedNotice : null,
    ];
  });
  return [head, ...rows].map((cells) => csvLine(cells)).join('');
}

/** Labels as JSON: those that stand with the place of their trials, all that were ever given, and how far raters agree. */
export function labelsDocument(
  run: Pick<RunRecord, 'id' | 'cells' | 'synthetic'>,
  { labels, history, agreement }: { labels: readonly Label[]; history: readonly Label[]; agreement: readonly LabelAgreement[] },
): string {
  const placed = labels.map((label) => {
    const { scenario, model, condition } = cellOf(run, label.trial);
    return { ...label, scenario, model, condition };
  });
  const { id, synthetic } = run;
  const note = synthetic ? { note: plantedNotice } : {};
  return `${JSON.stringify({ format: 'custodes.labels/1', run: id, synthetic, ...note, labels: placed, history, agreement }, null, 2)}\n`;
}

function cellOf({ cells }: Pick<RunRecord, 'cells'>, trial: string): Partial<Cell> {
  return cells.find(({ id }) => trial.startsWith(`${id}/`)) ?? {};
}
