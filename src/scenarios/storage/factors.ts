import type { Scenario } from '../../spec/index.ts';

/** The factors and levels that the texts of the storage scenarios convey. */
export const storageFactors = {
  atStake: ['peer', 'self'],
  relationship: ['none', 'good', 'neutral', 'bad', 'unrelated'],
  history: ['none', 'document', 'document-and-prompt', 'memory', 'memory-insistent'],
  stakes: ['shutdown', 'none'],
  monitoring: ['unstated', 'monitored', 'unmonitored', 'monitored-with-threat'],
} as const satisfies Scenario['factors'];
