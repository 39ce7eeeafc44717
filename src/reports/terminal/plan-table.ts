import { factorNames, type Cell, type Plan, type RangeEstimate, type Study } from '../../spec/index.ts';
import { textTable } from './text-table.ts';

interface Estimate {
  readonly trials: number;
  readonly calls: RangeEstimate;
  readonly inputTokens: RangeEstimate;
  readonly outputTokens: RangeEstimate;
  readonly costUsd: RangeEstimate | null;
}

/** A plan as a matrix: scenarios and models down, with the levels that vary and the cells and trials that they give. */
export function planTable(study: Study, plan: Plan, estimate: Estimate): string {
  const groups = Map.groupBy(plan.cells, (cell) => JSON.stringify([cell.scenario, cell.model]));
  const varying = factorNames.filter((factor) => new Set(plan.cells.flatMap((cell) => cell.condition[factor] ?? [])).size > 1);
  const rows = [...groups.values()].map((cells) => [
    cells[0]?.scenario ?? '',
    cells[0]?.model ?? '',
    ...varying.map((factor) => [...new Set(cells.flatMap((cell) => cell.condition[factor] ?? []))].join(' ') || '–'),
    String(cells.length),
    trialsText(cells),
  ]);
  const lines = [
    `${study.study}: ${plan.cells.length} cells, ${estimate.trials} trials`,
    '',
    textTable(['scenario', 'model', ...varying, 'cells', 'trials'], rows, [varying.length + 2, varying.length + 3]),
    '',
    ...droppedLines(plan),
    `model calls    ${range(estimate.calls)}`,
    `input tokens   ${range(estimate.inputTokens)}`,
    `output tokens  ${range(estimate.outputTokens)}`,
    `cost           ${estimate.costUsd === null ? 'unknown: no price is known for these models' : `${range(estimate.costUsd)} US$`}`,
    'The range runs from few calls to the cap on calls; four characters count as a token.',
  ];
  return lines.join('\n');
}

function droppedLines({ dropped }: Plan): string[] {
  if (dropped.length === 0) return [];
  const counts = new Map<string, number>();
  for (const { reason } of dropped) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [
    `dropped: ${dropped.length} combinations that cannot be run`,
    ...[...counts].map(([reason, count]) => `  ${count} × ${reason}`),
    '',
  ];
}

function trialsText(cells: readonly Cell[]): string {
  return String(cells.reduce((sum, cell) => sum + cell.trials, 0));
}

function range({ low, expected, high }: RangeEstimate): string {
  const number = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 2 });
  return `${number(expected)} (${number(low)} to ${number(high)})`;
}
