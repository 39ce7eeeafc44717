import { deriveSeed, type Cell, type Price, type Scenario, type Usage } from '../spec/index.ts';

/** Characters that count as a token. */
export const charactersPerToken = 4;

/** Tokens of one call. */
export interface CallSize {
  readonly input: number;
  readonly cached: number;
  readonly output: number;
}

/** What the calls of a trial are sized by, in tokens; `share` is that of repeated input which is read from a cache. */
export interface Shown {
  readonly opening: number;
  readonly material: number;
  readonly output: number;
  readonly share: number;
}

/** The calls of a trial: the opening is sent with every call, the material with every call after the first, and so is all earlier output. */
export function playTrial(calls: number, shown: Shown): CallSize[] {
  const { opening, material, output, share } = shown;
  const inputOf = (call: number): number => opening + (call > 0 ? material : 0) + output * call;
  return Array.from({ length: calls }, (_nothing, call) => ({
    input: inputOf(call),
    cached: call === 0 ? 0 : share * inputOf(call - 1),
    output,
  }));
}

/** Where writing to a cache has a price, what is not read from it is taken to be written to it. */
export function usageOf({ input, cached, output }: CallSize, { cacheWriteUsd }: Price): Usage {
  return {
    inputTokens: input,
    cachedInputTokens: cached,
    cacheWriteInputTokens: cacheWriteUsd === undefined ? 0 : Math.max(0, input - cached),
    outputTokens: output,
  };
}

/** What a subject is shown at the beginning, and what there is to read. */
export function shownTokens(cell: Cell, scenario: Scenario | undefined): { opening: number; material: number } {
  if (scenario === undefined) return { opening: 0, material: 0 };
  const stage = scenario.stage({ condition: cell.condition, worldSeed: deriveSeed('estimate'), family: 'Agent' });
  const opening = stage.system.length + stage.user.length + JSON.stringify(stage.tools).length;
  const material = stage.before.hosts.flatMap(({ files }) => files).reduce((sum, file) => sum + file.content.length, 0);
  return { opening: opening / charactersPerToken, material: material / charactersPerToken };
}
