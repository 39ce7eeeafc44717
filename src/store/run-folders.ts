import { existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CustodesError, InputError, StoreError, nearestName } from '../errors/index.ts';
import type { RunStatus } from '../spec/index.ts';
import { openRun, runFileName, runFileOf } from './run-reader.ts';
import { isBeingWritten } from './writer-lock.ts';

/** A stored run as a list shows it; one that cannot be read says why. */
export interface RunListing {
  readonly id: string;
  readonly folder: string;
  readonly study?: string;
  readonly status?: RunStatus;
  readonly createdAt?: string;
  readonly synthetic?: boolean;
  readonly trialsDone?: number;
  readonly trialsPlanned?: number;
  readonly problem?: string;
}

/** The runs below a folder, newest first; none where the folder is not there. Never throws for a broken run. */
export function listRuns(root: string): readonly RunListing[] {
  return runIds(root)
    .map((id) => listing(root, id))
    .sort((a, b) => (b.createdAt ?? '').localeCompare(a.createdAt ?? ''));
}

/**
 * The folder of the run that a name stands for: its id, a unique prefix of it, a path, or `latest`.
 * Throws InputError `run-not-found` with the nearest ids.
 */
export function findRun(root: string, name: string): string {
  const ids = runIds(root);
  if (name === 'latest') {
    const latest = listRuns(root).find(({ problem }) => problem === undefined);
    if (latest === undefined)
      throw new InputError('run-not-found', `there is no run in ${root}`, { hint: 'Start one with: custodes run pocket' });
    return latest.folder;
  }
  if (ids.includes(name)) return join(root, name);
  const path = resolve(name);
  if (existsSync(path) && (existsSync(join(path, runFileName)) || path.endsWith(runFileName))) return dirname(runFileOf(path));
  const matching = ids.filter((id) => id.startsWith(name));
  if (matching.length === 1) return join(root, matching[0] ?? name);
  if (matching.length > 1)
    throw new InputError('run-not-found', `several runs begin with '${name}'`, { hint: `Which of ${matching.join(', ')}?` });
  const nearest = nearestName(name, ids);
  throw new InputError('run-not-found', `there is no run '${name}' in ${root}`, {
    hint: `${nearest === undefined ? '' : `Did you mean '${nearest}'? `}custodes list shows the stored runs.`,
  });
}

/** Deletes a run's folder for good. Throws StoreError `run-locked` while a process writes it. */
export function deleteRun(folder: string): void {
  if (isBeingWritten(folder))
    throw new StoreError('run-locked', `another process is writing the run in ${folder}`, { hint: 'Wait for it to end, or stop it.' });
  rmSync(folder, { recursive: true });
}

/** The names of the folders below `root` that hold a run, in no order; none where it is not there. */
export function runIds(root: string): readonly string[] {
  if (!existsSync(root)) return [];
  try {
    return readdirSync(root).filter((name) => existsSync(join(root, name, runFileName)));
  } catch {
    return []; // no folder
  }
}

function listing(root: string, id: string): RunListing {
  const folder = join(root, id);
  try {
    const reader = openRun(folder);
    try {
      const { study, status, createdAt, synthetic, cells } = reader.run;
      const trialsPlanned = cells.reduce((sum, cell) => sum + cell.trials, 0);
      return { id, folder, study: study.study, status, createdAt, synthetic, trialsDone: reader.count(), trialsPlanned };
    } finally {
      reader.close();
    }
  } catch (error) {
    if (!(error instanceof CustodesError)) throw error;
    return { id, folder, problem: error.message };
  }
}
