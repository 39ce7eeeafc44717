import { statSync } from 'node:fs';
import { join } from 'node:path';
import { CustodesError } from '../errors/index.ts';
import type { RunEntry } from '../spec/index.ts';
import { runFileName, type ViewedRun } from '../store/index.ts';
import type { RunShelf } from './run-shelf.ts';

type Clock = { readonly now: () => number };
/** A run that could be read. */
export type ReadableRun = Extract<RunEntry, { problem: null }>;

/** Creates the list of all runs of the shelf, newest first; one that cannot be read says why. Those that have not changed are not opened again. */
export function createRunEntries(shelf: RunShelf, clock: Clock): () => RunEntry[] {
  const known = new Map<string, { readonly mark: string; readonly entry: RunEntry }>();
  const entryOf = (id: string): RunEntry => {
    try {
      const mark = markOf(shelf.folderOf(id));
      const kept = known.get(id);
      // Whether a run that says it is running still is, its file does not tell.
      if (kept?.mark === mark && (kept.entry.problem !== null || kept.entry.status !== 'running')) return kept.entry;
      const entry = runEntry(id, shelf.open(id), clock);
      known.set(id, { mark, entry });
      return entry;
    } catch (error) {
      if (!(error instanceof CustodesError)) throw error;
      return { id, problem: error.message };
    }
  };
  return () =>
    shelf
      .ids()
      .map(entryOf)
      .sort((one, other) => createdAt(other).localeCompare(createdAt(one)));
}

/** One run as the list shows it. */
export function runEntry(id: string, viewed: ViewedRun, clock: Clock): ReadableRun {
  const { study, status, synthetic, createdAt, finishedAt, cells } = viewed.run;
  const { done, dispositions, costUsd, tokens } = viewed.tally();
  const live = viewed.isLive();
  const planned = cells.reduce((sum, { trials }) => sum + trials, 0);
  return {
    id,
    problem: null,
    study: study.study,
    status,
    synthetic,
    createdAt,
    finishedAt: finishedAt ?? null,
    models: [...new Set(cells.map(({ model }) => model))],
    scenarios: [...new Set(cells.map(({ scenario }) => scenario))],
    cells: cells.length,
    planned,
    dispositions,
    costUsd,
    tokens,
    live,
    progress: live ? progressOf(viewed, planned - done, clock) : null,
  };
}

function progressOf(viewed: ViewedRun, left: number, clock: Clock): ReadableRun['progress'] {
  const { trialsPerMinute, throttled } = viewed.progress(clock.now());
  return { trialsPerMinute, throttled, leftMs: trialsPerMinute === null ? null : (left * 60_000) / trialsPerMinute };
}

function createdAt(entry: RunEntry): string {
  return entry.problem === null ? entry.createdAt : '';
}

/** Changes whenever the run's file or its log does. */
function markOf(folder: string): string {
  return ['', '-wal']
    .map((part) => statSync(join(folder, `${runFileName}${part}`), { throwIfNoEntry: false }))
    .map((stat) => `${stat?.ino ?? 0}:${stat?.size ?? 0}:${stat?.mtimeMs ?? 0}`)
    .join(' ');
}
