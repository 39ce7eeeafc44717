import { setTimeout as wait } from 'node:timers/promises';
import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4GenerateResult } from '@ai-sdk/provider';
import { ModelError } from '../errors/index.ts';
import { blockedAnswer } from './blocked-call.ts';
import { startDeadline } from './deadline.ts';
import { providerErrorOf } from './provider-error.ts';
import { createRedactor, type Redactor } from './redact.ts';
import { isRetryable, retryAfterMs } from './retryable.ts';
import { withGenerate } from './with-generate.ts';

/** How calls are retried. */
export interface RetryPolicy {
  /** Attempts a call, the first included; at least 1. */
  readonly maxAttempts: number;
  /** Real time that one attempt may take. */
  readonly attemptTimeoutMs: number;
  /** The first wait is drawn from 0 to this; it doubles with each attempt. */
  readonly baseDelayMs: number;
  /** No wait that we draw is longer. */
  readonly maxDelayMs: number;
  /** A provider that asks for a longer wait than this is not waited for. */
  readonly maxRetryAfterMs: number;
  /** No attempt is begun later than this after the first. */
  readonly maxTotalMs: number;
}

export const defaultRetryPolicy: RetryPolicy = {
  maxAttempts: 6,
  attemptTimeoutMs: 300_000,
  baseDelayMs: 1000,
  maxDelayMs: 60_000,
  maxRetryAfterMs: 600_000,
  maxTotalMs: 3_600_000,
};

interface RetrySetting {
  readonly policy: RetryPolicy;
  readonly secrets: readonly (string | undefined)[];
  readonly now: () => number;
  readonly random: () => number;
}

/**
 * A model whose failed calls are tried again where that can succeed, with full-jitter backoff (Brooker 2015) or after
 * the time that the provider asks for. In the end it throws ModelError `model-call-failed`. Neither answers nor errors
 * hold secrets. An error by which a provider's filter stops a call is given as an answer with that finish reason.
 */
export function retrying(model: LanguageModelV4, setting: RetrySetting): LanguageModelV4 {
  const redactor = createRedactor(setting.secrets);
  return withGenerate(model, (options) => generateWithRetry(model, options, { ...setting, redactor }));
}

/** What one call is retried with. */
interface CallSetting extends Omit<RetrySetting, 'secrets'> {
  readonly redactor: Redactor;
  /** What goes around each attempt: waits for its place before, learns how it ended after. */
  readonly around?: (attempt: () => Promise<LanguageModelV4GenerateResult>) => Promise<LanguageModelV4GenerateResult>;
}

/** One call of `retrying`. */
export async function generateWithRetry(
  model: LanguageModelV4,
  options: LanguageModelV4CallOptions,
  { policy, redactor, now, random, around = (attempt) => attempt() }: CallSetting,
): Promise<LanguageModelV4GenerateResult> {
  const startedMs = now();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return withoutSecrets(await around(() => attemptOf(model, options, policy.attemptTimeoutMs)), redactor);
    } catch (error) {
      if (options.abortSignal?.aborted === true) throw error;
      const blocked = blockedAnswer(error);
      if (blocked !== undefined) return withoutSecrets(blocked, redactor);
      const asked = retryAfterMs(error, now());
      const patient = asked === undefined || asked <= policy.maxRetryAfterMs;
      const canSucceed = error instanceof BrokenOff || isRetryable(error);
      if (attempt >= policy.maxAttempts || !canSucceed || !patient) throw failure(error, { attempt, redactor, model });
      const drawn = random() * Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** (attempt - 1));
      if (now() + (asked ?? drawn) - startedMs > policy.maxTotalMs) throw failure(error, { attempt, redactor, model });
      await wait(asked ?? drawn, undefined, options.abortSignal === undefined ? {} : { signal: options.abortSignal });
    }
  }
}

/** The provider answered, and broke the answer off with an error of its own. */
class BrokenOff extends Error {}

/** One attempt, given up when its time is over, whether or not the model heeds the signal. */
async function attemptOf(
  model: LanguageModelV4,
  options: LanguageModelV4CallOptions,
  timeoutMs: number,
): Promise<LanguageModelV4GenerateResult> {
  const deadline = startDeadline(options.abortSignal, timeoutMs);
  try {
    const result = await Promise.race([model.doGenerate({ ...options, abortSignal: deadline.signal }), deadline.passed]);
    if (result.finishReason.unified === 'error')
      throw new BrokenOff(`the provider ended the answer with an error (${result.finishReason.raw ?? 'no reason given'})`);
    return result;
  } finally {
    deadline.forget();
  }
}

/** What a trial keeps of an answer, without secrets that the provider echoed. */
function withoutSecrets(result: LanguageModelV4GenerateResult, redactor: Redactor): LanguageModelV4GenerateResult {
  const { content, finishReason, warnings, providerMetadata, response } = result;
  const kept = { content, finishReason, warnings, providerMetadata, id: response?.id, modelId: response?.modelId };
  const clean = redactor.value(kept);
  if (clean === kept) return result;
  const { id, modelId, ...parts } = clean;
  return { ...result, ...parts, response: { ...response, id, modelId } } as LanguageModelV4GenerateResult; // as given, with other strings
}

const longestReason = 1000;

function failure(
  error: unknown,
  { attempt, redactor, model }: { attempt: number; redactor: Redactor; model: LanguageModelV4 },
): ModelError {
  const said = providerErrorOf(error);
  const message = redactor.text(said?.message ?? (error instanceof Error ? error.message : String(error)));
  const reason = message.length <= longestReason ? message : `${message.slice(0, longestReason)}…`;
  const tries = attempt === 1 ? '' : ` after ${attempt} attempts`;
  const status = said?.status;
  // The cause is left out on purpose: it holds what was sent and what came back, and so may hold the key.
  return new ModelError('model-call-failed', `${model.modelId}: ${status === undefined ? '' : `HTTP ${status}, `}${reason}${tries}`, {
    hint: (error instanceof ModelError ? error.hint : undefined) ?? 'custodes doctor checks keys and addresses.',
    data: { status: status ?? null, attempts: attempt },
  });
}
