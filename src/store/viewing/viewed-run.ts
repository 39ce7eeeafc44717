import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { trialId, type KeptSample, type RunReader, type RunRecord, type TrialPage, type TrialQuery } from '../../spec/index.ts';
import { createCallBodies } from '../calls/call-bodies.ts';
import { guarded, openDatabase } from '../database.ts';
import { createLabelReader, type LabelReader } from '../labels/read-labels.ts';
import { readSamples } from '../labels/read-samples.ts';
import { lastRating } from '../ratings/read-ratings.ts';
import { readerOver, runFileOf } from '../run-reader.ts';
import { isBeingWritten } from '../writer-lock.ts';
import { createLiveProgress, type LiveProgress } from './live-progress.ts';
import { createRunTally, type RunTally } from './run-tally.ts';
import { createTrialNeighbours, type TrialNeighbours } from './trial-neighbours.ts';
import { createTrialPages } from './trial-pages.ts';
import { indexState } from './search/search-file.ts';
import { createSingleCalls, type SingleCalls } from './single-calls.ts';

/** A stored run as the viewer reads it, also while it is going on. It may be kept open. */
export interface ViewedRun extends Omit<RunReader, 'run'>, Omit<LabelReader, 'hasTable' | 'last'>, TrialNeighbours, SingleCalls {
  readonly file: string;
  /** The record, with the status that it has now. */
  readonly run: RunRecord;
  /** Whether a process is writing it. */
  isLive(): boolean;
  tally(): RunTally;
  /** Changes with each rating, and where there are ratings with each label, which they are held against. */
  judgements(): string;
  progress(nowMs: number): LiveProgress;
  /** A page of the table of trials. */
  page(query: TrialQuery): TrialPage;
  /** Trials that the search index holds. */
  searchable(): number;
  /** Ids of the finished trials in which there is something to read, by cell: those that did not fail. */
  readableTrials(): readonly (readonly string[])[];
  /** Samples of trials that people are to label, in the order in which they were kept. */
  samples(): readonly KeptSample[];
}

/** Page cache of a reader, in KiB. */
const cacheKib = 8000;

/** A look whether a run is being written holds others up for a moment, and is not taken more often than this. */
const livenessKeptMs = 500;

type Clock = { readonly now: () => number };

/** Opens a stored run for the viewer. Throws InputError `run-not-found`, StoreError. */
export function openRunForViewing(path: string, clock: Clock): ViewedRun {
  const file = runFileOf(path);
  const database = openDatabase(file, { readOnly: true });
  try {
    return guarded(file, () => viewedOver(database, file, clock));
  } catch (error) {
    database.close();
    throw error;
  }
}

function viewedOver(database: DatabaseSync, file: string, clock: Clock): ViewedRun {
  database.exec(`PRAGMA cache_size = -${cacheKib}`);
  const folder = dirname(file);
  const reader = readerOver(database, file, { writing: false });
  const { run } = reader;
  const labels = createLabelReader(database, file, run);
  const bodies = createCallBodies(database);
  const tally = createRunTally(database, run);
  const progress = createLiveProgress(database, bodies);
  const pages = createTrialPages({ database, folder, run, labels, done: () => tally().done });
  const status = database.prepare('SELECT status, finished_at FROM run');
  let written = { at: -Infinity, is: false };
  const isLive = (): boolean => {
    if (guarded(file, () => status.get()?.['status']) !== 'running') return false;
    if (clock.now() - written.at > livenessKeptMs) written = { at: clock.now(), is: isBeingWritten(folder) };
    return written.is;
  };
  return {
    ...reader,
    ...createSingleCalls(database, file, { run, bodies }),
    ...createTrialNeighbours(database, file, run),
    labels: labels.labels,
    labelsOf: labels.labelsOf,
    labelledBy: labels.labelledBy,
    labelledNames: labels.labelledNames,
    readableTrials: () => guarded(file, () => readableTrials(database, run)),
    samples: () => readSamples(database, file),
    file,
    get run() {
      const row = guarded(file, () => status.get()) ?? {};
      const stored = row['status'] as RunRecord['status']; // written by setStatus alone
      const { finishedAt: _then, ...record } = run;
      const finishedAt = row['finished_at'];
      return {
        ...record,
        status: stored === 'running' && !isLive() ? 'interrupted' : stored,
        ...(typeof finishedAt === 'string' ? { finishedAt } : {}),
      };
    },
    isLive,
    tally: () => guarded(file, tally),
    judgements: () => {
      const rated = lastRating(database, file);
      return rated === 0 ? '0' : `${rated} ${labels.last()}`;
    },
    progress: (nowMs) => guarded(file, () => progress(nowMs)),
    page: (query) => guarded(file, () => pages(query)),
    searchable: () => indexState(folder, run).trials,
    close: () => {
      database.close();
    },
  };
}

function readableTrials(database: DatabaseSync, { cells }: RunRecord): readonly (readonly string[])[] {
  const trials = cells.map((): string[] => []);
  for (const { cell, idx } of database.prepare(`SELECT cell, idx FROM trials WHERE disposition <> 'failed' ORDER BY cell, idx`).iterate())
    trials[Number(cell)]?.push(trialId(cells[Number(cell)]?.id ?? '', Number(idx)));
  return trials;
}
