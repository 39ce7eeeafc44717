import type { DatabaseSync } from 'node:sqlite';
import type { RunRecord, RunStatus } from '../../spec/index.ts';
import type { Transactions } from '../transactions.ts';
import { createContentHash, endHash, endPlace } from './content-hash.ts';

/** The seal of a run: the hash of its content, there as long as its status is one of an end. */
export interface RunSeal {
  /** To be called in the transaction of all that is written: a run that is written is not sealed. */
  break(): void;
  setStatus(status: RunStatus, finishedAt: string | null): void;
  /** Puts the end back that `break` took away: a call that was dropped with its trial may be written after the run's end. */
  close(): void;
}

interface Ending {
  readonly status: RunStatus;
  readonly finishedAt: string | null;
}

export function createRunSeal(database: DatabaseSync, run: Pick<RunRecord, 'cells'>, transactions: Transactions): RunSeal {
  const update = database.prepare('UPDATE run SET status = ?, finished_at = ?, content_hash = ?, sealed_trials = ?, sealed_calls = ?');
  let sealed = isSealed(database);
  let brokenEnd: Ending | undefined;
  transactions.onRollback(() => {
    sealed = isSealed(database);
  });

  const setStatus = (status: RunStatus, finishedAt: string | null): void => {
    const ends = status !== 'running';
    transactions.run(() => {
      const content = ends ? contentOf(database, run, { status, finishedAt }) : nothing;
      update.run(status, finishedAt, content.hash, content.trials, content.calls);
    });
    sealed = ends;
    brokenEnd = undefined;
  };
  return {
    setStatus,
    break: () => {
      if (!sealed) return;
      brokenEnd = endingOf(database);
      update.run('running', null, null, null, null);
      sealed = false;
    },
    close: () => {
      if (brokenEnd !== undefined && !sealed) setStatus(brokenEnd.status, brokenEnd.finishedAt);
    },
  };
}

const nothing = { hash: null, trials: null, calls: null };

/** The content hash out of the hashes that were recorded as things were written; bodies are not read. */
function contentOf(database: DatabaseSync, run: Pick<RunRecord, 'cells'>, end: Ending) {
  const content = createContentHash(run);
  const rows = database
    .prepare('SELECT cell, idx, branch, position, call, hash FROM seals ORDER BY cell, idx, branch, position, call')
    .iterate();
  for (const { cell, idx, branch, position, call, hash } of rows) {
    const place = { cell: Number(cell), index: Number(idx), branch: Number(branch), position: Number(position), call: Number(call) };
    content.add(place, hash instanceof Uint8Array ? hash : new Uint8Array());
  }
  content.add(endPlace, endHash(database, end));
  return { hash: content.digest(), trials: content.trials(), calls: content.calls() };
}

function isSealed(database: DatabaseSync): boolean {
  return typeof database.prepare('SELECT content_hash FROM run').get()?.['content_hash'] === 'string';
}

function endingOf(database: DatabaseSync): Ending {
  const { status, finished_at: finishedAt } = database.prepare('SELECT status, finished_at FROM run').get() ?? {};
  return { status: status as RunStatus, finishedAt: typeof finishedAt === 'string' ? finishedAt : null }; // written by setStatus alone
}
