import { createAdaptiveLimit, type PlacedCall } from './adaptive-limit.ts';
import { askedWaitMs } from './asked-wait.ts';
import type { CallOutcome, CallSize, Flow, Permit } from './flow.ts';
import { defaultFlowTiming, type FlowSetting } from './flow-setting.ts';
import { createHold } from './hold.ts';
import { createOwnLimit, type CountedCall } from './own-limit.ts';
import { createProviderLimits, type SpendingMark } from './provider-limits.ts';
import { createWaitingLine } from './waiting-line.ts';

/** Lets calls to one model start as fast as its provider bears, and our own limits allow, in the order in which they asked. */
export function createFlow(setting: FlowSetting): Flow {
  const { maxConcurrency, requestsPerMinute, tokensPerMinute, now, wait, random, ...timing } = setting;
  const { startConcurrency, minuteMs, ...holdTiming } = { ...defaultFlowTiming, ...timing };
  let inFlight = 0;
  let started = 0;
  let refused = 0;
  const limit = createAdaptiveLimit({ max: maxConcurrency, start: startConcurrency, now, lastNumber: () => started });
  const hold = createHold({ ...holdTiming, now, random });
  const provider = createProviderLimits(holdTiming.maxHoldMs);
  const ownRequests = requestsPerMinute === undefined ? undefined : createOwnLimit(requestsPerMinute, minuteMs);
  const ownTokens = tokensPerMinute === undefined ? undefined : createOwnLimit(tokensPerMinute, minuteMs);

  const readyAt = ({ tokens }: CallSize, time: number): number => {
    if (inFlight >= limit.value) return Infinity;
    return Math.max(
      hold.readyAt(),
      ownRequests?.readyAt(1, time) ?? time,
      ownTokens?.readyAt(tokens, time) ?? time,
      provider.readyAt(tokens, time),
    );
  };

  const start = ({ tokens }: CallSize, time: number): RunningCall => {
    inFlight += 1;
    started += 1;
    hold.started(limit.value);
    ownRequests?.count(1, time);
    const place = { number: started, startedAt: time, inFlight };
    limit.started(place);
    return { ...place, sent: provider.spend(tokens, time), tokens: ownTokens?.count(tokens, time) };
  };

  const finish = (call: RunningCall, { status, headers, tokens }: CallOutcome): void => {
    const time = now();
    inFlight -= 1;
    const explained = provider.learn(headers, call.sent, time);
    const isRefused = status === 429 || status === 529;
    const holdMs = isRefused || status === 503 ? (askedWaitMs(headers, time) ?? 0) : 0;
    if (holdMs > 0) hold.extend(holdMs);
    if (tokens !== undefined) call.tokens?.correct(tokens);
    else if (isRefused) call.tokens?.correct(0);
    if (isRefused) {
      refused += 1;
      if (limit.refused(call, { explained, holdMs, inFlight: inFlight + 1 }) && holdMs === 0) hold.backOff(limit.roundTripMs);
    } else if (status === null || status >= 500 || status === 408) {
      if (limit.failed(call, inFlight + 1)) hold.backOff(limit.roundTripMs);
    } else {
      if (limit.answered(call, status < 300)) hold.answered();
    }
    line.advance();
  };

  const line = createWaitingLine({ readyAt, admit: start, now, wait });

  return {
    acquire: async (call, signal): Promise<Permit> => {
      const askedAt = now();
      let running: RunningCall | undefined = await line.join(call, signal);
      if (signal?.aborted === true) {
        // Just after it was let in.
        inFlight -= 1;
        line.advance();
        throw signal.reason;
      }
      return {
        waitedMs: running.startedAt - askedAt,
        release: (outcome) => {
          if (running === undefined) return;
          const ended = running;
          running = undefined;
          finish(ended, outcome);
        },
      };
    },
    state: () => ({
      limit: limit.value,
      inFlight,
      waiting: line.length,
      refused,
      heldUntilMs: line.wakesAt ?? null,
    }),
  };
}

interface RunningCall extends PlacedCall {
  readonly sent: SpendingMark;
  readonly tokens: CountedCall | undefined;
}
