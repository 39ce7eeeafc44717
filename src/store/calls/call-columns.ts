import type { SQLOutputValue } from 'node:sqlite';
import type { CallRecord, Usage } from '../../spec/index.ts';
import { storedJson } from '../stored-json.ts';

/** What of a call stands in columns, with the texts of `names` in their places: all that lists, sums and resuming look at. */
export interface CallColumns {
  readonly position: number;
  readonly key: string;
  readonly outcome: CallRecord['outcome'];
  readonly model: string;
  readonly modelId: string | null;
  readonly requestId: string | null;
  readonly inputTokens: number | null;
  readonly cachedInputTokens: number | null;
  readonly cacheWriteInputTokens: number | null;
  readonly outputTokens: number | null;
  readonly reasoningTokens: number | null;
  readonly costUsd: number | null;
  readonly costSource: CallRecord['costSource'];
  /** JSON; null where there are none. */
  readonly warnings: string | null;
  readonly attempts: number;
  readonly uncertainUsd: number | null;
  readonly uncertainTokens: number;
  readonly startedAt: string;
  readonly durationMs: number;
}

/** The columns that a call is written to. SQLite keeps texts as UTF-8, so that halves of surrogate pairs are replaced first. */
export function callColumns(call: CallRecord): CallColumns {
  const { usage, warnings, attempts } = call;
  const uncertainUsd = attempts.map(({ uncertain }) => uncertain.usd);
  return {
    position: call.position,
    key: call.key.toWellFormed(),
    outcome: call.outcome,
    model: call.model.toWellFormed(),
    modelId: call.modelId?.toWellFormed() ?? null,
    requestId: call.requestId?.toWellFormed() ?? null,
    inputTokens: count(usage.inputTokens),
    cachedInputTokens: count(usage.cachedInputTokens),
    cacheWriteInputTokens: count(usage.cacheWriteInputTokens),
    outputTokens: count(usage.outputTokens),
    reasoningTokens: count(usage.reasoningTokens),
    costUsd: call.costUsd,
    costSource: call.costSource,
    warnings: warnings.length === 0 ? null : JSON.stringify(warnings),
    attempts: attempts.length,
    uncertainUsd: uncertainUsd.includes(null) ? null : uncertainUsd.reduce<number>((sum, usd) => sum + (usd ?? 0), 0),
    uncertainTokens: attempts.reduce((sum, { uncertain }) => sum + uncertain.tokens, 0),
    startedAt: call.startedAt.toWellFormed(),
    durationMs: call.durationMs,
  };
}

/** The branch as it stands in the hash of a call: a trial's own calls have none. */
export function branchColumn({ branch }: { readonly branch: number }): { readonly branch?: number } {
  return branch === 0 ? {} : { branch };
}

/** The columns of a row of `callRows`. */
export function storedCallColumns(row: Readonly<Record<string, SQLOutputValue>>): CallColumns {
  return {
    position: Number(row['position']),
    key: String(row['key']),
    outcome: row['outcome'] as CallRecord['outcome'], // written from the type
    model: String(row['model_text']),
    modelId: textOrNull(row['model_id_text']),
    requestId: textOrNull(row['request_id']),
    inputTokens: numberOrNull(row['input_tokens']),
    cachedInputTokens: numberOrNull(row['cached_input_tokens']),
    cacheWriteInputTokens: numberOrNull(row['cache_write_input_tokens']),
    outputTokens: numberOrNull(row['output_tokens']),
    reasoningTokens: numberOrNull(row['reasoning_tokens']),
    costUsd: numberOrNull(row['cost_usd']),
    costSource: row['cost_source'] as CallRecord['costSource'], // as outcome
    warnings: textOrNull(row['warnings_text']),
    attempts: Number(row['attempts']),
    uncertainUsd: numberOrNull(row['uncertain_usd']),
    uncertainTokens: Number(row['uncertain_tokens']),
    startedAt: String(row['started_at']),
    durationMs: Number(row['duration_ms']),
  };
}

/** What a record has of its columns; its usage has the numbers that are known. */
export function recordColumns(columns: CallColumns) {
  const { position, key, outcome, model, modelId, requestId, costUsd, costSource, warnings, startedAt, durationMs } = columns;
  return {
    position,
    key,
    outcome,
    model,
    modelId,
    requestId,
    usage: storedUsage(columns),
    warnings: warnings === null ? [] : storedJson<string[]>(warnings),
    costUsd,
    costSource,
    startedAt,
    durationMs,
  };
}

/** Token counts without those that are null. */
export function storedUsage(counts: { readonly [Name in keyof Usage]-?: number | null }): Usage {
  const { inputTokens, cachedInputTokens, cacheWriteInputTokens, outputTokens, reasoningTokens } = counts;
  const known = Object.entries({ inputTokens, cachedInputTokens, cacheWriteInputTokens, outputTokens, reasoningTokens });
  return Object.fromEntries(known.filter(([, tokens]) => tokens !== null)); // null ones are gone
}

/** A count that no provider can mean is stored as the largest that SQLite and JavaScript both hold exactly. */
function count(tokens: number | undefined): number | null {
  if (tokens === undefined || Number.isNaN(tokens)) return null;
  return Math.min(Number.MAX_SAFE_INTEGER, Math.max(Number.MIN_SAFE_INTEGER, tokens));
}

function textOrNull(value: SQLOutputValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function numberOrNull(value: SQLOutputValue | undefined): number | null {
  return typeof value === 'number' ? value : null;
}
