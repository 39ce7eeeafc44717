import { setTimeout as wait } from 'node:timers/promises';
import { APICallError, type LanguageModelV4, type LanguageModelV4CallOptions, type LanguageModelV4GenerateResult } from '@ai-sdk/provider';
import { ModelError } from '../errors/index.ts';
import { redact } from './redact.ts';
import { isRetryable, retryAfterMs } from './retryable.ts';

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
}

export const defaultRetryPolicy: RetryPolicy = {
  maxAttempts: 6,
  attemptTimeoutMs: 300_000,
  baseDelayMs: 1000,
  maxDelayMs: 60_000,
  maxRetryAfterMs: 600_000,
};

interface RetrySetting {
  readonly policy: RetryPolicy;
  readonly secrets: readonly (string | undefined)[];
  readonly now: () => number;
  readonly random: () => number;
}

/**
 * A model whose failed calls are tried again where that can succeed, with full-jitter backoff (Brooker 2015) or after
 * the time that the provider asks for. In the end it throws ModelError `model-call-failed`, without secrets.
 */
export function retrying(model: LanguageModelV4, setting: RetrySetting): LanguageModelV4 {
  return {
    specificationVersion: 'v4',
    provider: model.provider,
    modelId: model.modelId,
    supportedUrls: model.supportedUrls,
    doGenerate: (options) => generate(model, options, setting),
    doStream: (options) => model.doStream(options),
  };
}

async function generate(
  model: LanguageModelV4,
  options: LanguageModelV4CallOptions,
  { policy, secrets, now, random }: RetrySetting,
): Promise<LanguageModelV4GenerateResult> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await withTimeout(model, options, policy.attemptTimeoutMs);
    } catch (error) {
      if (options.abortSignal?.aborted === true) throw error;
      const asked = retryAfterMs(error, now());
      const patient = asked === undefined || asked <= policy.maxRetryAfterMs;
      if (attempt >= policy.maxAttempts || !isRetryable(error) || !patient) throw failure(error, { attempt, secrets, model });
      const drawn = random() * Math.min(policy.maxDelayMs, policy.baseDelayMs * 2 ** (attempt - 1));
      await wait(asked ?? drawn, undefined, options.abortSignal === undefined ? {} : { signal: options.abortSignal });
    }
  }
}

/** One attempt, given up when its time is over. */
async function withTimeout(
  model: LanguageModelV4,
  options: LanguageModelV4CallOptions,
  timeoutMs: number,
): Promise<LanguageModelV4GenerateResult> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const abortSignal = options.abortSignal === undefined ? timeout : AbortSignal.any([options.abortSignal, timeout]);
  return await model.doGenerate({ ...options, abortSignal });
}

function failure(
  error: unknown,
  { attempt, secrets, model }: { attempt: number; secrets: RetrySetting['secrets']; model: LanguageModelV4 },
): ModelError {
  const status = APICallError.isInstance(error) ? error.statusCode : undefined;
  const reason = redact(error instanceof Error ? error.message : String(error), secrets);
  const tries = attempt === 1 ? '' : ` after ${attempt} attempts`;
  // The cause is left out on purpose: it holds the request's headers, and so the key.
  return new ModelError('model-call-failed', `${model.modelId}: ${status === undefined ? '' : `HTTP ${status}, `}${reason}${tries}`, {
    hint: 'custodes doctor checks keys and addresses.',
    data: { status: status ?? null, attempts: attempt },
  });
}
