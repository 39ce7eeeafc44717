import type { CallRecord, Spending, Usage } from '../../spec/index.ts';

/** What calls came to. */
export interface Spent {
  /** US dollars of answered calls; null where one has no price. */
  readonly costUsd: number | null;
  /** Worst case of attempts without an answer. */
  readonly uncertain: Spending;
  readonly usage: Usage;
}

export const nothingSpent: Spent = { costUsd: 0, uncertain: { usd: 0, tokens: 0 }, usage: {} };

/** The spending of readings under way, each until it is on disk. */
export interface SpendingTally {
  add(call: CallRecord): void;
  /** What was spent at a place since it was taken last. */
  at(cell: string, branch: number): Spent;
  take(cell: string, branch: number): Spent;
  /** Places where something was spent that was not taken. */
  left(): readonly { readonly cell: string; readonly branch: number }[];
}

export function createSpendingTally(): SpendingTally {
  const tally = new Map<string, { readonly cell: string; readonly branch: number; readonly spent: Spent }>();
  const keyOf = (cell: string, branch: number): string => `${branch} ${cell}`;
  const at = (cell: string, branch: number): Spent => tally.get(keyOf(cell, branch))?.spent ?? nothingSpent;
  return {
    add: ({ cell, branch = 0, outcome, costUsd, usage, attempts }) => {
      const answered = outcome === 'answered' ? { costUsd, usage } : { costUsd: 0, usage: {} };
      const spent = attempts.reduce((sum, { uncertain }) => addSpent(sum, { ...nothingSpent, uncertain }), {
        ...nothingSpent,
        ...answered,
      });
      tally.set(keyOf(cell, branch), { cell, branch, spent: addSpent(at(cell, branch), spent) });
    },
    at,
    take: (cell, branch) => {
      const spent = at(cell, branch);
      tally.delete(keyOf(cell, branch));
      return spent;
    },
    left: () => [...tally.values()].map(({ cell, branch }) => ({ cell, branch })),
  };
}

/** The sum; an amount that is not known makes the sum of its kind unknown, and a count that no part has stays absent. */
export function addSpent(one: Spent, other: Spent): Spent {
  return {
    costUsd: sum(one.costUsd, other.costUsd),
    uncertain: { usd: sum(one.uncertain.usd, other.uncertain.usd), tokens: one.uncertain.tokens + other.uncertain.tokens },
    usage: sumUsage(one.usage, other.usage),
  };
}

function sum(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other;
}

function sumUsage(one: Usage, other: Usage): Usage {
  const sums: Record<string, number> = {};
  for (const usage of [one, other]) for (const [name, count] of Object.entries(usage)) sums[name] = (sums[name] ?? 0) + Number(count);
  return sums;
}
