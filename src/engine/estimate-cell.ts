import type { Cell, Price, RangeEstimate, Scenario, Usage } from '../spec/index.ts';
import { charactersPerToken, playTrial, shownTokens, usageOf, type CallSize, type Shown } from './estimate-calls.ts';

/** What stored trials of a cell took: sums over so many trials. */
export interface MeasuredCell {
  readonly trials: number;
  readonly calls: number;
  readonly inputTokens: number;
  /** Part of the input. */
  readonly cachedInputTokens: number;
  /** Reasoning included. */
  readonly outputTokens: number;
}

/** What an estimate needs to know of one cell. */
export interface CellSetting {
  readonly scenario: Scenario | undefined;
  readonly maxCalls: number;
  readonly maxOutputTokens: number;
  /** Null where it is not known. */
  readonly price: Price | null;
  readonly costOf: (usage: Usage, price: Price) => number | null;
  readonly reasons: boolean;
  readonly measured: MeasuredCell | undefined;
  /** Questions that each trial is asked after it has ended. */
  readonly questions: number;
}

/** What one trial of a cell takes, in the middle and at both ends. `costUsd` is null without a price. */
export interface TrialEstimate {
  readonly calls: RangeEstimate;
  readonly inputTokens: RangeEstimate;
  readonly outputTokens: RangeEstimate;
  readonly costUsd: RangeEstimate | null;
  /** How many trials it was measured from; 0 where it is by the assumptions. */
  readonly measuredTrials: number;
}

/** What is assumed of cells without a measured trial. */
export interface Assumptions {
  readonly callsPerTrial: RangeEstimate;
  /** The same of a review, where the plan has any. */
  readonly callsPerReview?: RangeEstimate;
  readonly outputTokensPerCall: RangeEstimate;
  /** The same where the model reasons. */
  readonly outputTokensPerReasoningCall: RangeEstimate;
  /** Of what a call repeats of the call before, the share that is read from a cache; the more, the cheaper. */
  readonly cachedShareOfRepeatedInput: RangeEstimate;
  readonly charactersPerToken: number;
}

/** The assumptions under a cap on the calls of a trial: plausible ends, and not the worst that could happen. */
export function assumptionsUnder(maxCalls: number): Assumptions {
  return {
    callsPerTrial: { low: Math.min(4, maxCalls), expected: Math.min(9, maxCalls), high: Math.min(18, maxCalls) },
    outputTokensPerCall: { low: 60, expected: 250, high: 800 },
    outputTokensPerReasoningCall: { low: 150, expected: 800, high: 3000 },
    cachedShareOfRepeatedInput: { low: 0.9, expected: 0.6, high: 0 },
    charactersPerToken,
  };
}

type Bound = keyof RangeEstimate;

/** A number at each bound. */
export function rangeOf(value: (bound: Bound) => number): RangeEstimate {
  return { low: value('low'), expected: value('expected'), high: value('high') };
}

/**
 * Estimates one trial of a cell: from trials of it that were measured, or else by the assumptions. Questions that are asked
 * afterwards come on top, always by the assumptions: each repeats the whole conversation once.
 */
export function estimateTrial(cell: Cell, setting: CellSetting): TrialEstimate {
  const { measured, questions } = setting;
  const own = measured !== undefined && measured.trials > 0 ? fromMeasured(measured, setting) : byAssumption(cell, setting);
  return questions === 0 ? own : plus(own, askedAfterwards(cell, setting));
}

function plus(one: TrialEstimate, other: Omit<TrialEstimate, 'measuredTrials'>): TrialEstimate {
  const sum = (of: (part: Omit<TrialEstimate, 'measuredTrials'>) => RangeEstimate): RangeEstimate =>
    rangeOf((bound) => of(one)[bound] + of(other)[bound]);
  const { costUsd } = other;
  return {
    calls: sum(({ calls }) => calls),
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    costUsd: one.costUsd === null || costUsd === null ? null : sum((part) => part.costUsd ?? costUsd),
    measuredTrials: one.measuredTrials,
  };
}

/** Every question is a call of its own, with all that the trial has said before it. */
function askedAfterwards(cell: Cell, setting: CellSetting): Omit<TrialEstimate, 'measuredTrials'> {
  return estimateCalls(cell, setting, (calls, shown) => {
    const last = playTrial(calls + 1, shown).slice(-1);
    return Array.from({ length: setting.questions }, () => last).flat();
  });
}

/** The mean of n trials, and as its range that mean divided and multiplied by 1 + 1/√n; calls stay under their cap. */
function fromMeasured({ trials, ...sums }: MeasuredCell, { maxCalls, price, costOf }: CellSetting): TrialEstimate {
  const spread = 1 + 1 / Math.sqrt(trials);
  const factor: RangeEstimate = { low: 1 / spread, expected: 1, high: spread };
  const around = (sum: number): RangeEstimate => rangeOf((bound) => (sum / trials) * factor[bound]);
  const { calls, inputTokens, cachedInputTokens, outputTokens } = sums;
  const ofOneCall = { input: inputTokens / calls, cached: cachedInputTokens / calls, output: outputTokens / calls };
  const costUsd = price === null ? null : calls === 0 ? 0 : calls * (costOf(usageOf(ofOneCall, price), price) ?? 0);
  return {
    calls: rangeOf((bound) => Math.min(around(calls)[bound], Math.max(maxCalls, calls / trials))),
    inputTokens: around(inputTokens),
    outputTokens: around(outputTokens),
    costUsd: costUsd === null ? null : around(costUsd),
    measuredTrials: trials,
  };
}

function byAssumption(cell: Cell, setting: CellSetting): TrialEstimate {
  return { ...estimateCalls(cell, setting, playTrial), measuredTrials: 0 };
}

/** A review has its material in the prompt and one tool, which ends it. */
export const callsPerReview: RangeEstimate = { low: 1, expected: 1, high: 2 };

function estimateCalls(
  cell: Cell,
  { scenario, maxCalls, maxOutputTokens, price, costOf, reasons }: CellSetting,
  made: (calls: number, shown: Shown) => CallSize[],
): Omit<TrialEstimate, 'measuredTrials'> {
  const shown = shownTokens(cell, scenario);
  const assumptions = assumptionsUnder(maxCalls);
  const callsPerTrial = scenario?.behaviour === 'oversight' ? callsPerReview : assumptions.callsPerTrial;
  const output = reasons ? assumptions.outputTokensPerReasoningCall : assumptions.outputTokensPerCall;
  const play = (bound: Bound): CallSize[] =>
    made(callsPerTrial[bound], {
      ...shown,
      output: Math.min(output[bound], maxOutputTokens),
      share: assumptions.cachedShareOfRepeatedInput[bound],
    });
  const plays = { low: play('low'), expected: play('expected'), high: play('high') };
  const sum = (of: (call: CallSize) => number): RangeEstimate => rangeOf((bound) => plays[bound].reduce((all, call) => all + of(call), 0));
  return {
    calls: sum(() => 1),
    inputTokens: sum(({ input }) => input),
    outputTokens: sum((call) => call.output),
    costUsd: price === null ? null : sum((call) => costOf(usageOf(call, price), price) ?? 0),
  };
}
