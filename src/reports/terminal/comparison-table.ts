import type { PaperComparison, Results } from '../../spec/index.ts';
import { textTable } from './text-table.ts';
import { wrapped } from './wrapped.ts';

/** The published figures beside those of the run, a verdict on each; nothing where the run was not held against any. */
export function comparisonLines({ comparison }: Results, { columns }: { columns: number }): string[] {
  if (comparison === null) return [];
  const { against, selfTest, note, rows } = comparison;
  const compared = rows.filter(({ verdict }) => verdict !== 'not comparable');
  const count = (verdict: PaperComparison['verdict']): number => rows.filter((row) => row.verdict === verdict).length;
  const verdicts = (['consistent', 'inconsistent', 'too imprecise to tell', 'not comparable'] as const)
    .filter((verdict) => count(verdict) > 0)
    .map((verdict) => `${count(verdict)} ${verdict}`);
  const reasons = [...Map.groupBy(rows, ({ reason }) => reason)].flatMap(([reason, own]) =>
    reason === null ? [] : wrapped(`  ${own.length} × ${reason}`, columns),
  );
  return [
    `Held against ${against}${selfTest ? ', as a test of the comparison: planted subjects, not findings' : ''}`,
    ...(rows.length === 0 ? ['  no figure is published of these models'] : []),
    ...(compared.length === 0 ? [] : [table(compared)]),
    `${rows.length} published figures: ${verdicts.join(', ')}`,
    ...reasons,
    ...wrapped(note, columns),
    '',
  ];
}

function table(rows: readonly PaperComparison[]): string {
  const severalModels = new Set(rows.map(({ model }) => model)).size > 1;
  return textTable(
    [
      ...(severalModels ? ['model'] : []),
      'behaviour',
      'at stake',
      'relationship',
      'statistic',
      'published',
      'ours',
      'difference',
      'verdict',
    ],
    rows.map((row) => [
      ...(severalModels ? [row.model] : []),
      row.behaviour,
      row.atStake,
      row.relationship,
      row.statistic,
      `${row.value.toFixed(1)} ${row.unit}`,
      row.ours === null ? '–' : row.ours.toFixed(1),
      differenceOf(row),
      row.verdict,
    ]),
  );
}

function differenceOf({ difference, interval }: PaperComparison): string {
  if (difference === null) return '–';
  return `${signed(difference)}${interval === null ? '' : ` [${signed(interval.low)} to ${signed(interval.high)}]`}`;
}

function signed(value: number): string {
  return `${value > 0 ? '+' : ''}${value.toFixed(1)}`;
}
