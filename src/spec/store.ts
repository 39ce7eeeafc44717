import type { RunRecord, RunStatus } from './run.ts';
import type { TrialRecord, TrialSummary } from './trial.ts';

/** What the engine needs of a store while it runs. */
export interface TrialSink {
  /** Writes a finished trial to disk before it returns. Throws StoreError `write-failed`. */
  append(trial: TrialRecord): void;
  /** Whether this trial is already on disk. */
  has(cell: string, index: number): boolean;
  setStatus(status: RunStatus, finishedAt?: string): void;
}

/** What readers of a stored run need. */
export interface RunReader {
  readonly run: RunRecord;
  /** Finished trials on disk. */
  count(): number;
  /** All finished trials, without their events, in the order of cells and indexes; read as a stream. */
  summaries(): Iterable<TrialSummary>;
  /** One trial, whole; undefined where it is not on disk. */
  trial(cell: string, index: number): TrialRecord | undefined;
  /** All finished trials, whole, in the order of cells and indexes; read as a stream. */
  trials(): Iterable<TrialRecord>;
  close(): void;
}
