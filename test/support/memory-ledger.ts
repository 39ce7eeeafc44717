import type { CallLedger, CallPlace, CallRecord, CallTotals, Spending } from '../../src/spec/index.ts';

/** A ledger in memory, with what was begun and what was appended. */
export interface MemoryLedger extends CallLedger {
  readonly begun: { place: CallPlace; worst: Spending }[];
  readonly calls: CallRecord[];
}

export function memoryLedger(stored: readonly CallRecord[] = []): MemoryLedger {
  const calls = [...stored];
  const begun: MemoryLedger['begun'] = [];
  return {
    begun,
    calls,
    callsOf: (cell, index, branch = 0) =>
      calls
        .filter((call) => call.cell === cell && call.index === index && (call.branch ?? 0) === branch)
        .toSorted((one, other) => one.position - other.position),
    begin: (place, worst) => void begun.push({ place, worst }),
    append: (call) => {
      const same = calls.findIndex(
        ({ cell, index, branch, position }) =>
          cell === call.cell && index === call.index && branch === call.branch && position === call.position,
      );
      if (same >= 0) calls.splice(same, 1);
      calls.push(call);
    },
    totals: (): CallTotals => {
      const counted = (outcome: CallRecord['outcome']): number => calls.filter((call) => call.outcome === outcome).length;
      return {
        answered: counted('answered'),
        failed: counted('failed'),
        aborted: counted('aborted'),
        attempts: calls.reduce((sum, { attempts }) => sum + attempts.length, 0),
        lost: 0,
        costUsd: 0,
        knownUsd: 0,
        uncertain: { usd: 0, tokens: 0 },
        usage: {},
      };
    },
  };
}
