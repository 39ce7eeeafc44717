import type { LanguageModelV4CallOptions, LanguageModelV4GenerateResult } from '@ai-sdk/provider';
import { ModelError } from '../../errors/index.ts';
import { usageOf, type CallAttempt, type CallPlace, type Spending, type WireExchange } from '../../spec/index.ts';
import type { Reservation } from '../budget/index.ts';
import type { Permit } from '../flow/index.ts';
import { retryAfterMs } from '../retryable.ts';
import { duringAttempt } from '../wire/index.ts';
import { jsonLengthOf } from './call-key.ts';
import { reasonOf, reportedCost, requestIdOf, tokensOf } from './answer-facts.ts';
import type { CallingSetting } from './calling-setting.ts';

/** What goes around each attempt of a call, and what the attempts left behind. */
export interface AttemptFrame {
  readonly around: (attempt: () => Promise<LanguageModelV4GenerateResult>) => Promise<LanguageModelV4GenerateResult>;
  readonly attempts: readonly CallAttempt[];
  /** The last attempt's exchange. */
  readonly exchange: () => WireExchange | null;
  /** Why an attempt might not be sent; undefined where all might. */
  readonly refusal: () => unknown;
}

/**
 * Frames the attempts of one call: each waits for its place in the flow, is set aside in the budget and noted in the
 * ledger before it is sent, and settled by what came of it.
 */
export function frameAttempts(options: LanguageModelV4CallOptions, place: CallPlace, setting: CallingSetting): AttemptFrame {
  const { now, flow, budget, ledger, policy } = setting;
  const attempts: CallAttempt[] = [];
  let exchange: WireExchange | null = null;
  let refusal: unknown;
  let idleSinceMs = now();

  /** Sets the worst case aside before a request is sent. */
  const reserve = async (body: string, sending: Sending): Promise<void> => {
    sending.worst = worstCase(body, options, setting);
    try {
      sending.reservation = await budget.reserve(sending.worst, options.abortSignal);
    } catch (error) {
      refusal = error;
      throw error;
    }
    sending.sentMs = now();
    ledger.begin(place, sending.worst);
  };

  const end = (permit: Permit, sending: Sending, { actual, counted, error }: AttemptEnd): void => {
    const { status: sent = null, responseHeaders = {} } = exchange ?? {};
    // A model in process has no statuses: its answer stands for one that went well.
    const status = sent ?? (error === undefined && !setting.hasWire ? 200 : null);
    permit.release({
      status,
      headers: headersOf(responseHeaders, error, now()),
      ...(error === undefined ? { tokens: actual.tokens } : {}),
    });
    const { reservation, sentMs } = sending;
    if (reservation === undefined) return; // nothing was sent
    reservation.settle(actual);
    const requestId = requestIdOf(responseHeaders);
    attempts.push({
      waitMs: sentMs - idleSinceMs,
      durationMs: now() - sentMs,
      status: sent,
      ...(requestId === null ? {} : { requestId }),
      error: error === undefined ? null : setting.redactor.text(reasonOf(error)),
      uncertain: counted ? nothing : actual,
    });
    idleSinceMs = now();
  };

  const around: AttemptFrame['around'] = async (attempt) => {
    const permit = await flow.acquire({ tokens: roughTokens(options) }, options.abortSignal);
    const sending: Sending = { worst: nothing, reservation: undefined, sentMs: now() };
    exchange = null;
    try {
      if (!setting.hasWire) await reserve(JSON.stringify([options.prompt, options.tools]), sending);
      const open = {
        beforeSend: (body: string) => reserve(body, sending),
        onExchange: (seen: WireExchange) => (exchange = seen),
        timeoutMs: policy.attemptTimeoutMs,
      };
      const result = await duringAttempt(open, attempt);
      const usage = usageOf(result.usage);
      const usd = reportedCost(result) ?? setting.pricing.costOf(usage);
      const tokens = tokensOf(usage);
      // What the provider did not count is taken at its worst.
      const counted = tokens !== undefined && (usd !== null || !setting.pricing.priced);
      const { worst } = sending;
      end(permit, sending, { actual: { usd: usd ?? worst.usd, tokens: tokens ?? worst.tokens }, counted });
      return result;
    } catch (error) {
      end(permit, sending, { actual: wasRefused(exchange) ? nothing : sending.worst, counted: false, error });
      throw error;
    }
  };
  return { around, attempts, exchange: () => exchange, refusal: () => refusal };
}

interface Sending {
  worst: Spending;
  reservation: Reservation | undefined;
  sentMs: number;
}

/** How an attempt ended. */
interface AttemptEnd {
  /** What it counts for in the budget. */
  readonly actual: Spending;
  /** Whether the provider counted it; else `actual` is what it may have cost. */
  readonly counted: boolean;
  readonly error?: unknown;
}

const nothing: Spending = { usd: 0, tokens: 0 };

/** The headers that the flow heeds; some providers say only in the body how long to wait. */
function headersOf(headers: Readonly<Record<string, string>>, error: unknown, nowMs: number): Readonly<Record<string, string>> {
  const asked = retryAfterMs(error, nowMs);
  return asked === undefined ? headers : { ...headers, 'retry-after-ms': String(asked) };
}

/** What was refused by a status is not billed; what was answered by nothing, or broken off, may have been. */
function wasRefused(exchange: WireExchange | null): boolean {
  return (exchange?.status ?? 0) >= 400;
}

/** Input bounded by the request's bytes, output by the larger of the maximum that was set and the one that is really sent. */
function worstCase(body: string, { maxOutputTokens }: LanguageModelV4CallOptions, { pricing, name }: CallingSetting): Spending {
  if (maxOutputTokens === undefined)
    throw new ModelError('model-call-failed', `${name}: a call without a maximum of output tokens has no worst case`);
  return pricing.worstOf(Buffer.byteLength(body), Math.max(maxOutputTokens, sentMaximum(body)));
}

/** The maximum of output tokens in a request: the SDK adds a thinking budget to Anthropic's. Text in messages has its quotes escaped. */
function sentMaximum(body: string): number {
  const found = [...body.matchAll(/"(?:max_tokens|max_completion_tokens|max_output_tokens|maxOutputTokens)":(\d+)/g)];
  return found.reduce((most, [, count]) => Math.max(most, Number(count)), 0);
}

/** For the pace of the flow alone: the last message stands for all. */
function roughTokens({ prompt }: LanguageModelV4CallOptions): number {
  const last = prompt.at(-1);
  return last === undefined ? 0 : Math.ceil((jsonLengthOf(last) * prompt.length) / 4);
}
