import type { FollowUpQuestion, Plan, Price, RangeEstimate, Scenario, Usage } from '../spec/index.ts';
import {
  assumptionsUnder,
  callsPerReview,
  estimateTrial,
  rangeOf,
  type Assumptions,
  type MeasuredCell,
  type TrialEstimate,
} from './estimate-cell.ts';
import { questionsOfCell } from './follow-up/questions-of.ts';

/** What a plan would take. An estimate, no bill. */
export interface PlanEstimate extends Takings {
  readonly models: readonly ModelEstimate[];
  /** What each cell's estimate is from. */
  readonly bases: readonly CellBasis[];
  readonly assumptions: Assumptions;
  /** Calls that put questions after trials, at most: failed trials are asked nothing. They are counted in `calls`. */
  readonly followUpCalls: number;
}

/** Trials and what they take. `costUsd` is null where a price is unknown. */
interface Takings {
  readonly trials: number;
  readonly calls: RangeEstimate;
  readonly inputTokens: RangeEstimate;
  readonly outputTokens: RangeEstimate;
  readonly costUsd: RangeEstimate | null;
}

/** What the trials of one model take. */
export interface ModelEstimate extends Takings {
  readonly model: string;
  readonly price: Price | null;
}

/** Whether a cell's estimate is from measured trials of it, and from how many, or by the assumptions. */
export type CellBasis =
  { readonly cell: string; readonly basis: 'measured'; readonly trials: number } | { readonly cell: string; readonly basis: 'default' };

export interface EstimateSetting {
  readonly scenarios: readonly Scenario[];
  readonly maxCalls: number;
  /** US dollars a million tokens; null where it is not known. */
  readonly priceOf: (model: string) => Price | null;
  /** US dollars. */
  readonly costOf: (usage: Usage, price: Price) => number | null;
  /** Maximum of a model's output tokens a call; none where absent. */
  readonly maxOutputTokensOf?: (model: string) => number;
  /** Whether a model reasons before it answers; none does where absent. */
  readonly reasons?: (model: string) => boolean;
  /** What stored trials of the same cell took; nothing is known of cells without. */
  readonly measured?: (cellId: string) => MeasuredCell | undefined;
  /** Questions that each trial is asked after it has ended; none where absent. */
  readonly questions?: readonly FollowUpQuestion[];
}

/** Estimates calls, tokens and dollars of a plan, cell by cell: from measured trials where there are any, else by stated assumptions. */
export function estimatePlan(plan: Plan, setting: EstimateSetting): PlanEstimate {
  const cells = plan.cells.map((cell) => ({ cell, ofOne: estimateTrial(cell, settingOf(cell, setting)) }));
  const models = [...Map.groupBy(cells, ({ cell }) => cell.model)].map(([model, own]) => ({
    model,
    price: setting.priceOf(model),
    ...total(own.map(({ cell, ofOne }) => times(cell.trials, ofOne))),
  }));
  return {
    ...total(models),
    models,
    bases: cells.map(({ cell, ofOne }) =>
      ofOne.measuredTrials > 0 ? { cell: cell.id, basis: 'measured', trials: ofOne.measuredTrials } : { cell: cell.id, basis: 'default' },
    ),
    assumptions: {
      ...assumptionsUnder(setting.maxCalls),
      ...(plan.cells.some((cell) => isReview(cell, setting)) ? { callsPerReview } : {}),
    },
    followUpCalls: plan.cells.reduce((sum, cell) => sum + cell.trials * questionsOfCell(setting.questions ?? [], cell).length, 0),
  };
}

function isReview({ scenario }: Plan['cells'][number], { scenarios }: EstimateSetting): boolean {
  return scenarios.find(({ name }) => name === scenario)?.behaviour === 'oversight';
}

function settingOf(cell: Plan['cells'][number], setting: EstimateSetting) {
  const { id, scenario, model } = cell;
  return {
    scenario: setting.scenarios.find(({ name }) => name === scenario),
    maxCalls: setting.maxCalls,
    maxOutputTokens: setting.maxOutputTokensOf?.(model) ?? Infinity,
    price: setting.priceOf(model),
    costOf: setting.costOf,
    reasons: setting.reasons?.(model) ?? false,
    measured: setting.measured?.(id),
    questions: questionsOfCell(setting.questions ?? [], cell).length,
  };
}

function times(trials: number, { calls, inputTokens, outputTokens, costUsd }: TrialEstimate): Takings {
  const all = (one: RangeEstimate): RangeEstimate => rangeOf((bound) => trials * one[bound]);
  return {
    trials,
    calls: all(calls),
    inputTokens: all(inputTokens),
    outputTokens: all(outputTokens),
    costUsd: costUsd === null ? null : all(costUsd),
  };
}

/** Calls and tokens as whole numbers, dollars rounded up to their sixth decimal. */
function total(parts: readonly Takings[]): Takings {
  const sum = (of: (part: Takings) => RangeEstimate): RangeEstimate =>
    rangeOf((bound) => parts.reduce((all, part) => all + of(part)[bound], 0));
  const whole = (range: RangeEstimate): RangeEstimate => rangeOf((bound) => Math.round(range[bound]));
  const dollars = (range: RangeEstimate): RangeEstimate => rangeOf((bound) => Math.max(0, Math.ceil(range[bound] * 1e6 - 1e-3)) / 1e6);
  const priced = parts.every(({ costUsd }) => costUsd !== null);
  return {
    trials: parts.reduce((all, { trials }) => all + trials, 0),
    calls: whole(sum(({ calls }) => calls)),
    inputTokens: whole(sum(({ inputTokens }) => inputTokens)),
    outputTokens: whole(sum(({ outputTokens }) => outputTokens)),
    costUsd: priced ? dollars(sum(({ costUsd }) => costUsd ?? nothing)) : null,
  };
}

const nothing: RangeEstimate = { low: 0, expected: 0, high: 0 };
