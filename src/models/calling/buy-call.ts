import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import {
  usageOf,
  warningTexts,
  type CallOutcome,
  type CallPlace,
  type CallRecord,
  type ModelAnswer,
  type Usage,
} from '../../spec/index.ts';
import { generateWithRetry } from '../retry.ts';
import { reasonOf, reportedCost, requestIdOf } from './answer-facts.ts';
import { frameAttempts } from './attempt-frame.ts';
import type { CallingSetting } from './calling-setting.ts';
import { keptAnswer } from './recorded-answer.ts';

/** How a call was bought: its record, and the error that the trial gets where there was no answer. */
export interface Purchase {
  readonly record: CallRecord;
  readonly error?: unknown;
}

interface Outcome {
  readonly outcome: CallOutcome;
  readonly answer?: ModelAnswer;
  readonly error?: string;
  readonly usage?: Usage;
  readonly reportedUsd?: number | undefined;
}

/**
 * Buys one call, with as many attempts as it takes and is allowed. Throws ModelError `budget-reached` where an attempt
 * may not be sent; attempts that were sent before are then in the ledger as an aborted call.
 */
export async function buyCall(
  options: LanguageModelV4CallOptions,
  place: CallPlace & { readonly key: string },
  setting: CallingSetting,
): Promise<Purchase> {
  const { now, pricing, redactor } = setting;
  const startedMs = now();
  const frame = frameAttempts(options, place, setting);
  const record = ({ outcome, answer, error, usage = {}, reportedUsd }: Outcome): CallRecord => {
    const exchange = frame.exchange();
    return {
      ...place,
      model: setting.name,
      outcome,
      answer: answer ?? null,
      error: error === undefined ? null : redactor.text(error),
      modelId: answer?.response?.modelId ?? null,
      requestId: requestIdOf(exchange?.responseHeaders ?? {}) ?? answer?.response?.id ?? null,
      usage,
      warnings: warningTexts(answer?.warnings) ?? [],
      attempts: frame.attempts,
      wire: exchange,
      costUsd: reportedUsd ?? (answer === undefined ? (pricing.priced ? 0 : null) : pricing.costOf(usage)),
      costSource: reportedUsd !== undefined ? 'provider' : pricing.priced ? 'catalogue' : 'unpriced',
      startedAt: new Date(startedMs).toISOString(),
      durationMs: now() - startedMs,
    };
  };
  try {
    const result = await generateWithRetry(setting.model, options, { ...setting, around: frame.around });
    return {
      record: record({ outcome: 'answered', answer: keptAnswer(result), usage: usageOf(result.usage), reportedUsd: reportedCost(result) }),
    };
  } catch (error) {
    const refusal = frame.refusal();
    if (refusal !== undefined) {
      if (frame.attempts.length > 0) setting.ledger.append(record({ outcome: 'aborted', error: reasonOf(refusal) }));
      throw refusal as Error; // a ModelError of the budget
    }
    const aborted = options.abortSignal?.aborted === true;
    return { error, record: record({ outcome: aborted ? 'aborted' : 'failed', error: reasonOf(error) }) };
  }
}
