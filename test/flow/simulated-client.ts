import { createFlow, type Flow, type FlowSetting } from '../../src/models/flow/index.ts';
import { createProviderRules, type ProviderRules, type RuleSetting } from './provider-rules.ts';
import { createSimulatedClock, type SimulatedClock } from './simulated-clock.ts';

export interface SimulationSetting {
  readonly rules: Omit<RuleSetting, 'now'>;
  readonly flow?: Partial<FlowSetting>;
  readonly workers: number;
  readonly seconds: number;
  /** The mean; each call takes up to half more or less. */
  readonly serviceMs: number;
  /** One way; each request and response takes up to half more or less. */
  readonly networkMs: number;
  readonly headers?: (headers: Record<string, string>, refused: boolean) => Record<string, string>;
  /** Tokens that a call is said to take, and really takes at the mean. */
  readonly tokens?: { readonly expected: number; readonly actual: number };
  /** Status of a call that fails whatever the provider allows. */
  readonly fault?: (random: () => number) => number | null | undefined;
}

export interface Simulation {
  readonly rules: ProviderRules;
  readonly flow: Flow;
  readonly clock: SimulatedClock;
  readonly succeeded: number;
  /** What those that succeeded took. */
  readonly tokens: number;
  readonly refusedShare: number;
}

/** Workers that each make one call after another, through a flow, on a clock whose time passes at once. */
export async function simulate(setting: SimulationSetting): Promise<Simulation> {
  const { workers, seconds, serviceMs, networkMs, tokens: { expected, actual } = { expected: 1000, actual: 1000 } } = setting;
  const clock = createSimulatedClock();
  const random = seededRandom(7);
  const around = (mean: number): number => mean * (0.5 + random());
  const rules = createProviderRules({ ...setting.rules, now: clock.now });
  const flow = createFlow({ maxConcurrency: workers, now: clock.now, wait: clock.wait, random, ...setting.flow });
  const end = clock.now() + seconds * 1000;
  let succeeded = 0;
  let tokens = 0;

  const call = async (): Promise<boolean> => {
    const permit = await flow.acquire({ tokens: expected });
    await clock.wait(around(networkMs));
    const cost = around(actual);
    const visit = rules.enter(setting.rules.rate?.unit === 'tokens' ? cost : 1);
    const fault = setting.fault?.(random);
    if (!visit.refused && fault === undefined) await clock.wait(around(serviceMs));
    const headers = visit.leave();
    await clock.wait(around(networkMs));
    const status = visit.refused ? 429 : fault === undefined ? 200 : fault;
    permit.release({ status, headers: setting.headers?.(headers, visit.refused) ?? headers, tokens: cost });
    if (status !== 200) return false;
    succeeded += 1;
    tokens += cost;
    return true;
  };
  const work = async (): Promise<void> => {
    while (clock.now() < end) if (!(await call())) await clock.wait(serviceMs * random());
  };
  const done = Promise.all(Array.from({ length: workers }, work));
  await clock.runUntil(end);
  const counted = { succeeded, tokens, refusedShare: rules.counts.refused / (rules.counts.refused + rules.counts.accepted) };
  await clock.runUntil(end + 3_600_000);
  await done;
  return { rules, flow, clock, ...counted };
}

/** Lehmer's generator (Park, Miller 1988): the same numbers each time. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
