import type { RunCalls } from '../../src/analysis/index.ts';

/** A run whose calls came to nothing, as those of reference subjects do. */
export const noCalls: RunCalls = {
  totals: {
    answered: 0,
    failed: 0,
    aborted: 0,
    attempts: 0,
    lost: 0,
    costUsd: 0,
    knownUsd: 0,
    uncertain: { usd: 0, tokens: 0 },
    usage: {},
  },
  fidelity: [],
  modelIds: [],
};
