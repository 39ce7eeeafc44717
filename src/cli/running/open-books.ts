import { setTimeout as wait } from 'node:timers/promises';
import { InputError } from '../../errors/index.ts';
import {
  createBudget,
  createFlow,
  keepBooks,
  pricingOf,
  type Budget,
  type Catalogue,
  type ConnectedModel,
  type Flow,
} from '../../models/index.ts';
import type { CallLedger, ResolvedModel } from '../../spec/index.ts';
import type { Context } from '../context.ts';
import type { OptionValues } from '../options.ts';
import { parseBudget } from './budget-option.ts';

/** The caps of a run; absent where there is none. */
export interface Caps {
  readonly budgetUsd?: number;
  readonly budgetTokens?: number;
}

/** The books of a run under way: its models with their calls recorded, and what is known of money and pace. */
export interface OpenBooks {
  readonly models: ReadonlyMap<string, ResolvedModel>;
  readonly budget: Budget;
  readonly flows: ReadonlyMap<string, Flow>;
  /** Calls that were given from the record instead of being bought. */
  readonly reused: () => number;
}

interface BooksSetting {
  readonly models: ReadonlyMap<string, ConnectedModel>;
  readonly ledger: CallLedger;
  readonly caps: Caps;
  readonly concurrency: number;
  readonly catalogue: Catalogue;
}

/** The caps that the command line gives; those of the run's last process where it gives none. Throws InputError `invalid-option`. */
export function capsOf({ budget, budgetTokens }: OptionValues, before: Caps = {}): Caps {
  const usd = budget === undefined ? before.budgetUsd : parseBudget(budget);
  const tokens = budgetTokens ?? before.budgetTokens;
  return { ...(usd === undefined ? {} : { budgetUsd: usd }), ...(tokens === undefined ? {} : { budgetTokens: tokens }) };
}

/** Throws InputError `unpriced-model` where a cap in dollars cannot be held, since a model has no price. */
export function checkPriced(
  models: ReadonlyMap<string, ConnectedModel>,
  { caps, catalogue, allowed }: { caps: Caps; catalogue: Catalogue; allowed: boolean },
): void {
  if (caps.budgetUsd === undefined || allowed) return;
  const unpriced = [...models.values()]
    .filter(({ name, connection }) => connection !== undefined && !pricingOf(catalogue, name).priced)
    .map(({ name }) => name);
  if (unpriced.length === 0) return;
  throw new InputError('unpriced-model', `there is no price for ${unpriced.join(', ')}, so that --budget cannot be held`, {
    hint: 'Add the price to custodes.catalogue.json (custodes models --json shows the form), or give --allow-unpriced: such models then count as free and only --budget-tokens caps them.',
  });
}

/** Opens the books: what was spent before counts. */
export function openBooks(
  context: Context,
  { models, ledger, caps, concurrency, catalogue }: BooksSetting,
  options: OptionValues,
): OpenBooks {
  const { knownUsd, uncertain, usage } = ledger.totals();
  const spent = {
    usd: knownUsd + (uncertain.usd ?? 0),
    tokens: (usage.inputTokens ?? 0) + (usage.outputTokens ?? 0) + uncertain.tokens,
  };
  const budget = createBudget({ capUsd: caps.budgetUsd, capTokens: caps.budgetTokens, spent });
  const flows = new Map<string, Flow>();
  let reused = 0;
  const { now } = context.clock;
  const booked = [...models].map(([name, model]): [string, ResolvedModel] => {
    if (model.connection === undefined) return [name, model];
    const { requestsPerMinute, tokensPerMinute } = options;
    const limits = {
      ...(requestsPerMinute === undefined ? {} : { requestsPerMinute }),
      ...(tokensPerMinute === undefined ? {} : { tokensPerMinute }),
    };
    const flow = createFlow({
      maxConcurrency: concurrency,
      ...limits,
      now,
      wait: (ms, signal) => wait(ms, undefined, { signal }),
      random: Math.random,
    });
    flows.set(name, flow);
    return [
      name,
      keepBooks(model, {
        ledger,
        budget,
        pricing: pricingOf(catalogue, name),
        flow,
        now,
        random: Math.random,
        onReuse: () => (reused += 1),
      }),
    ];
  });
  return { models: new Map(booked), budget, flows, reused: () => reused };
}
