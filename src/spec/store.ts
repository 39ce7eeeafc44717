import type { CallRecord, CallTotals, FidelityNote, RecordedCall, SeenModelId } from './call.ts';
import type { InterviewRecord } from './continuation.ts';
import type { FollowUpAnswer, FollowUpRecord } from './follow-up.ts';
import type { TrialEvent } from './event.ts';
import type { RatingReader } from './rating.ts';
import type { RunRecord, RunSession, RunStatus, Verification } from './run.ts';
import type { TrialRecord, TrialSummary } from './trial.ts';
import type { Label } from './viewing/label.ts';

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
  /** The events of one trial alone, in less than half of the time; undefined where it is not on disk. */
  readonly events: (cell: string, index: number) => readonly TrialEvent[] | undefined;
  /** All finished trials, whole, in the order of cells and indexes; read as a stream. */
  trials(): Iterable<TrialRecord>;
  /** What was answered to all questions that were asked after trials; read as a stream. */
  followUpAnswers(): Iterable<FollowUpAnswer>;
  /** What a trial was asked afterwards, whole, in the order of the questions. */
  followUps(cell: string, index: number): readonly FollowUpRecord[];
  /** The interviews of a trial, in their order. */
  interviews(cell: string, index: number): readonly InterviewRecord[];
  /** What judges said of trials. */
  readonly ratings: RatingReader;
  /** What people said of trials, as it stands, in the order of trials; `history`: what was replaced and taken back too. */
  readonly labels: (setting?: { history?: boolean }) => readonly Label[];
  /** The calls of a trial, or of another branch of it, whole, in the order of their positions; empty where none were stored. */
  calls(cell: string, index: number, branch?: number): readonly CallRecord[];
  /** The same, without the wire: what is needed to give the answers again. */
  readonly recordedCalls: (cell: string, index: number, branch?: number) => readonly RecordedCall[];
  callTotals(): CallTotals;
  /** What the calls of each cell cost in US dollars, by its id; null where one has no price. */
  cellCosts(): ReadonlyMap<string, number | null>;
  /** Warnings over all calls, the most frequent first. */
  fidelity(): readonly FidelityNote[];
  /** Model ids as answered, in the order in which they were first seen. */
  modelIds(): readonly SeenModelId[];
  /** The processes that worked on the run, in order. */
  sessions(): readonly RunSession[];
  /** The hash over all content that was taken when the run ended; null where it has not ended in order since its last trial. */
  recordedHash(): string | null;
  /** Reads everything again and holds it against the hashes that were recorded as it was written. */
  verify(): Verification;
  readonly close: () => void;
}
