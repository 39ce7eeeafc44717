import type { RunStatus, TrialRecord, TrialSink } from '../../src/spec/index.ts';

/** A sink that hands each trial on and keeps only which ones there were. */
export function memorySink(onTrial: (trial: TrialRecord) => void): TrialSink & { status: RunStatus } {
  const done = new Set<string>();
  return {
    status: 'running',
    append(trial) {
      done.add(`${trial.cell}/${trial.index}`);
      onTrial(trial);
    },
    has: (cell, index) => done.has(`${cell}/${index}`),
    setStatus(status) {
      this.status = status;
    },
  };
}
