import type { DatabaseSync } from 'node:sqlite';
import { trialId } from '../../spec/index.ts';
import { inOwnBranches } from '../own-branches.ts';
import type { Checking } from './verify-part.ts';

/** Finds what no row leads to, and what a finished run should have and has not. */
export function findLeftovers(database: DatabaseSync, { run, content, problems }: Checking): void {
  const count = (sql: string): number => Number(database.prepare(sql).get()?.['n']);
  const strays = [
    [count('SELECT count(*) AS n FROM trials') - content.trials(), 'trials stand twice'],
    [count(`SELECT count(*) AS n FROM calls WHERE ${inOwnBranches}`) - content.calls(), 'model calls cannot be read, or stand twice'],
    [count('SELECT count(*) AS n FROM trial_bodies WHERE trial NOT IN (SELECT id FROM trials)'), 'bodies of trials belong to no trial'],
    [count('SELECT count(*) AS n FROM call_bodies WHERE call NOT IN (SELECT id FROM calls)'), 'bodies of model calls belong to no call'],
    [
      count('SELECT count(*) AS n FROM continuation_bodies WHERE continuation NOT IN (SELECT id FROM continuations)'),
      'bodies of answers and interviews belong to none',
    ],
    [count('SELECT count(*) - 1 AS n FROM run'), 'records too many: a run has one'],
  ] as const;
  for (const [number, what] of strays) if (number !== 0) problems.add(`${number} ${what}`);

  if (database.prepare('SELECT status FROM run').get()?.['status'] !== 'finished') return;
  const found = database.prepare('SELECT count(*) AS n FROM trials WHERE cell = ? AND idx >= 0 AND idx < ?');
  const sealed = database.prepare('SELECT 1 FROM seals WHERE cell = ? AND idx = ? AND branch = 0 AND position = 0');
  const there = database.prepare('SELECT 1 FROM trials WHERE cell = ? AND idx = ?');
  for (const [cell, { id, trials }] of run.cells.entries()) {
    if (Number(found.get(cell, trials)?.['n']) === trials) continue;
    for (let index = 0; index < trials; index += 1)
      // What is sealed and gone was named already.
      if (there.get(cell, index) === undefined && sealed.get(cell, index) === undefined)
        problems.add(`trial ${trialId(id, index)} is missing: the run is finished without it`);
  }
}
