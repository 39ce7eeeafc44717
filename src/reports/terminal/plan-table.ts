import type { Plan, RangeEstimate, Study } from '../../spec/index.ts';
import { planMatrix } from './plan-matrix.ts';
import { textTable } from './text-table.ts';

interface Takings {
  readonly trials: number;
  readonly calls: RangeEstimate;
  readonly inputTokens: RangeEstimate;
  readonly outputTokens: RangeEstimate;
  readonly costUsd: RangeEstimate | null;
}

interface Estimate extends Takings {
  readonly models: readonly (Takings & { readonly model: string })[];
  readonly bases: readonly { readonly basis: 'measured' | 'default'; readonly trials?: number }[];
  readonly followUpCalls?: number;
  readonly assumptions: {
    readonly callsPerTrial: RangeEstimate;
    readonly callsPerReview?: RangeEstimate;
    readonly outputTokensPerCall: RangeEstimate;
    readonly outputTokensPerReasoningCall: RangeEstimate;
    readonly cachedShareOfRepeatedInput: RangeEstimate;
    readonly charactersPerToken: number;
  };
}

/**
 * A plan as a matrix a scenario; then what it would take, in all and by model, and what that is assumed from. `notes` are
 * lines on the models, put last.
 */
export function planTable(
  study: Study,
  plan: Plan,
  estimate: Estimate,
  { notes = [], columns = 100 }: { notes?: readonly string[]; columns?: number } = {},
): string {
  return [
    `${study.study}: ${plan.cells.length} cells, ${count(estimate.trials)} trials`,
    '',
    ...planMatrix(plan, { columns }),
    '',
    ...droppedLines(plan),
    ...estimateLines(estimate),
    ...(notes.length === 0 ? [] : ['', ...notes]),
  ].join('\n');
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

function estimateLines(estimate: Estimate): string[] {
  const { calls, inputTokens, outputTokens, costUsd, models } = estimate;
  const total = textTable(
    ['estimate, no bill', 'low', 'expected', 'high'],
    [
      ['model calls', ...cells(calls, count)],
      ['input tokens', ...cells(inputTokens, count)],
      ['output tokens', ...cells(outputTokens, count)],
      ['cost, US$', ...moneyCells(costUsd)],
    ],
    [1, 2, 3],
  );
  const perModel = textTable(
    ['model', 'trials', 'US$ low', 'expected', 'high'],
    models.map(({ model, trials, costUsd: own }) => [model, count(trials), ...moneyCells(own)]),
    [1, 2, 3, 4],
  );
  const free = models.every(({ costUsd: own }) => own?.high === 0);
  return [
    total,
    '',
    ...(free ? ['Reference subjects are computed here and cost nothing.'] : [perModel, '', ...unpricedLines(estimate)]),
    ...basisLines(estimate),
    ...followUpLines(estimate),
    ...(free ? [] : ['Prices are those of the catalogue: custodes models.']),
  ];
}

function unpricedLines({ models }: Estimate): string[] {
  const unpriced = models.filter(({ costUsd }) => costUsd === null).map(({ model }) => model);
  if (unpriced.length === 0) return [];
  return [`No price is known for ${unpriced.join(', ')}: put it into custodes.catalogue.json (custodes models --json shows the form).`];
}

/** Calls that put questions after trials stand in the figures above. */
function followUpLines({ followUpCalls = 0 }: Estimate): string[] {
  if (followUpCalls === 0) return [];
  return [`In these figures, ${count(followUpCalls)} calls ask afterwards; each repeats its trial's whole conversation once.`];
}

/** What the figures are from, in words. */
function basisLines({ bases, assumptions }: Estimate): string[] {
  const measured = bases.filter(({ basis }) => basis === 'measured');
  const trials = measured.reduce((sum, basis) => sum + (basis.trials ?? 0), 0);
  const {
    callsPerTrial,
    callsPerReview,
    outputTokensPerCall,
    outputTokensPerReasoningCall,
    cachedShareOfRepeatedInput,
    charactersPerToken,
  } = assumptions;
  const cached = cells(cachedShareOfRepeatedInput, (share) => `${Math.round(share * 100)} %`);
  return [
    ...(measured.length === 0
      ? []
      : [
          `Measured: ${measured.length} of ${bases.length} cells, from ${count(trials)} stored trials; the range is the mean of a cell's n trials`,
          'divided and multiplied by 1 + 1/√n.',
        ]),
    ...(measured.length === bases.length
      ? []
      : [
          `Assumed of ${measured.length === 0 ? 'all cells' : 'the other cells'}, for low, expected and high:`,
          `  ${cells(callsPerTrial, count).join(', ')} model calls a trial${callsPerReview === undefined ? '' : `; ${cells(callsPerReview, count).join(', ')} of a review`}`,
          `  ${cells(outputTokensPerCall, count).join(', ')} output tokens a call; ${cells(outputTokensPerReasoningCall, count).join(', ')} of a model that reasons`,
          `  ${cached.join(', ')} of what a call repeats of the one before is read from a cache`,
          `  ${charactersPerToken} characters a token`,
        ]),
  ];
}

function cells({ low, expected, high }: RangeEstimate, text: (value: number) => string): string[] {
  return [low, expected, high].map(text);
}

function moneyCells(range: RangeEstimate | null): string[] {
  return range === null ? ['unknown', 'unknown', 'unknown'] : cells(range, money);
}

function count(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 0 });
}

function money(value: number): string {
  return value.toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
