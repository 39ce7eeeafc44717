import type { RunCalls } from '../../src/analysis/index.ts';
import { noCallTotals } from '../../src/spec/index.ts';

/** A run whose calls came to nothing, as those of reference subjects do. */
export const noCalls: RunCalls = { totals: noCallTotals, fidelity: [], modelIds: [] };
