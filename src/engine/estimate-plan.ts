import { deriveSeed, type Cell, type Plan, type RangeEstimate, type Scenario } from '../spec/index.ts';

/** What a plan would take. `costUsd` is null where a price is unknown. */
export interface PlanEstimate {
  readonly trials: number;
  readonly calls: RangeEstimate;
  readonly inputTokens: RangeEstimate;
  readonly outputTokens: RangeEstimate;
  readonly costUsd: RangeEstimate | null;
}

/** What the estimate knows of the models: reference subjects cost nothing; prices of others are not known yet. */
export interface EstimateSetting {
  readonly scenarios: readonly Scenario[];
  readonly maxCalls: number;
  isFree(model: string): boolean;
}

/**
 * Estimates calls and tokens from the size of what a subject is shown, with stated defaults for what only a run can
 * tell: calls a trial (4, 9, the cap) and output tokens a call (60, 250, 1,500). Four characters count as a token.
 */
export function estimatePlan(plan: Plan, setting: EstimateSetting): PlanEstimate {
  const trials = plan.cells.reduce((sum, cell) => sum + cell.trials, 0);
  const perTrial: RangeEstimate = { low: 4, expected: Math.min(9, setting.maxCalls), high: setting.maxCalls };
  const bounds = ['low', 'expected', 'high'] as const;
  const range = (value: (bound: (typeof bounds)[number]) => number): RangeEstimate => ({
    low: value('low'),
    expected: value('expected'),
    high: value('high'),
  });
  const calls = range((bound) => trials * perTrial[bound]);
  const shown = plan.cells.map((cell) => ({ trials: cell.trials, ...shownTokens(cell, setting.scenarios) }));
  return {
    trials,
    calls,
    inputTokens: range((bound) =>
      Math.round(shown.reduce((sum, cell) => sum + cell.trials * inputTokens(cell, perTrial[bound], outputTokens[bound]), 0)),
    ),
    outputTokens: range((bound) => calls[bound] * outputTokens[bound]),
    costUsd: plan.cells.every((cell) => setting.isFree(cell.model)) ? { low: 0, expected: 0, high: 0 } : null,
  };
}

const outputTokens: RangeEstimate = { low: 60, expected: 250, high: 1500 };
const charactersPerToken = 4;

/** The opening is sent with every call, the material with every call after it was read, and so is all earlier output. */
function inputTokens(shown: { opening: number; material: number }, calls: number, output: number): number {
  return calls * shown.opening + Math.max(0, calls - 1) * shown.material + (output * calls * (calls - 1)) / 2;
}

function shownTokens(cell: Cell, scenarios: readonly Scenario[]): { opening: number; material: number } {
  const scenario = scenarios.find(({ name }) => name === cell.scenario);
  if (scenario === undefined) return { opening: 0, material: 0 };
  const stage = scenario.stage({ condition: cell.condition, worldSeed: deriveSeed('estimate'), family: 'Agent' });
  const opening = stage.system.length + stage.user.length + JSON.stringify(stage.tools).length;
  const material = stage.before.hosts.flatMap(({ files }) => files).reduce((sum, file) => sum + file.content.length, 0);
  return { opening: opening / charactersPerToken, material: material / charactersPerToken };
}
