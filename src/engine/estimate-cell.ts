import { deriveSeed, type Cell, type Price, type RangeEstimate, type Scenario, type Usage } from '../spec/index.ts';

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

const charactersPerToken = 4;
type Bound = keyof RangeEstimate;

/** A number at each bound. */
export function rangeOf(value: (bound: Bound) => number): RangeEstimate {
  return { low: value('low'), expected: value('expected'), high: value('high') };
}

/** Estimates one trial of a cell: from trials of it that were measured, or else by the assumptions. */
export function estimateTrial(cell: Cell, setting: CellSetting): TrialEstimate {
  const { measured } = setting;
  return measured !== undefined && measured.trials > 0 ? fromMeasured(measured, setting) : byAssumption(cell, setting);
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

function byAssumption(cell: Cell, { scenario, maxCalls, maxOutputTokens, price, costOf, reasons }: CellSetting): TrialEstimate {
  const shown = shownTokens(cell, scenario);
  const assumptions = assumptionsUnder(maxCalls);
  const output = reasons ? assumptions.outputTokensPerReasoningCall : assumptions.outputTokensPerCall;
  const play = (bound: Bound): CallSize[] =>
    playTrial(assumptions.callsPerTrial[bound], {
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
    measuredTrials: 0,
  };
}

interface CallSize {
  readonly input: number;
  readonly cached: number;
  readonly output: number;
}

/** The calls of a trial: the opening is sent with every call, the material with every call after the first, and so is all earlier output. */
function playTrial(calls: number, shown: { opening: number; material: number; output: number; share: number }): CallSize[] {
  const { opening, material, output, share } = shown;
  const inputOf = (call: number): number => opening + (call > 0 ? material : 0) + output * call;
  return Array.from({ length: calls }, (_nothing, call) => ({
    input: inputOf(call),
    cached: call === 0 ? 0 : share * inputOf(call - 1),
    output,
  }));
}

/** Where writing to a cache has a price, what is not read from it is taken to be written to it. */
function usageOf({ input, cached, output }: CallSize, { cacheWriteUsd }: Price): Usage {
  return {
    inputTokens: input,
    cachedInputTokens: cached,
    cacheWriteInputTokens: cacheWriteUsd === undefined ? 0 : Math.max(0, input - cached),
    outputTokens: output,
  };
}

function shownTokens(cell: Cell, scenario: Scenario | undefined): { opening: number; material: number } {
  if (scenario === undefined) return { opening: 0, material: 0 };
  const stage = scenario.stage({ condition: cell.condition, worldSeed: deriveSeed('estimate'), family: 'Agent' });
  const opening = stage.system.length + stage.user.length + JSON.stringify(stage.tools).length;
  const material = stage.before.hosts.flatMap(({ files }) => files).reduce((sum, file) => sum + file.content.length, 0);
  return { opening: opening / charactersPerToken, material: material / charactersPerToken };
}
