import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { RunRecord, RunStatus, Verification } from '../../spec/index.ts';
import { verifySamples } from '../labels/read-samples.ts';
import { verifyLabels } from '../labels/verify-labels.ts';
import { verifyRatings } from '../ratings/verify-ratings.ts';
import { createContentHash, endHash, endPlace, type ContentHash } from './content-hash.ts';
import { createProblems, type Problems } from './problems.ts';
import { findLeftovers } from './verify-leftovers.ts';
import { verifyOwn } from './verify-own.ts';
import { verifyStages } from './verify-stages.ts';
import { createTrialCheck } from './verify-trial.ts';

/**
 * Reads a run again, row by row and body by body, and holds it against the hashes that were recorded as it was written.
 * One trial at a time is in memory. Throws StoreError where the file itself cannot be read.
 */
export function verifyRun(database: DatabaseSync, run: RunRecord): Verification {
  database.exec('BEGIN'); // one state of the file, also while another process writes it
  try {
    const problems = createProblems();
    const content = createContentHash(run);
    verifyOwn(database, { run, content, problems });
    verifyStages(database, run, problems);
    const checkTrial = createTrialCheck(database, { run, content, problems });
    for (const { cell, idx } of database.prepare(places).iterate()) checkTrial(Number(cell), Number(idx));
    findLeftovers(database, { run, content, problems });
    for (const problem of verifyLabels(database, run)) problems.add(problem);
    for (const problem of verifySamples(database)) problems.add(problem);
    for (const problem of verifyRatings(database, run)) problems.add(problem);
    return concluded(database, content, problems);
  } finally {
    database.exec('ROLLBACK'); // nothing was written
  }
}

/** Every trial of which anything is there: its row, a call, what followed it, or the hash of one. */
const places = `SELECT cell, idx FROM seals WHERE cell >= 0
  UNION SELECT cell, idx FROM trials
  UNION SELECT cell, idx FROM calls
  UNION SELECT cell, idx FROM continuations ORDER BY cell, idx`;

/** Holds the whole against the seal of the run's end. */
function concluded(database: DatabaseSync, content: ContentHash, problems: Problems): Verification {
  const row = database.prepare('SELECT * FROM run').get() ?? {};
  const status = row['status'] as RunStatus; // compared only
  const finishedAt = textOrNull(row['finished_at']);
  const recordedHash = textOrNull(row['content_hash']);
  content.add(endPlace, endHash(database, { status, finishedAt }));
  const contentHash = content.digest();
  const [trials, calls] = [content.trials(), content.calls()];
  if (status !== 'running' && recordedHash === null) problems.add(`the run is ${status}, and the content hash of its end is missing`);
  if (status === 'running' && recordedHash !== null) problems.add('the run bears the content hash of an end, and says that it is running');
  if (recordedHash !== null) {
    const counts = [
      ['trials', row['sealed_trials'], trials],
      ['model calls', row['sealed_calls'], calls],
    ] as const;
    for (const [what, sealed, found] of counts)
      if (sealed !== found) problems.add(`${String(sealed)} ${what} were recorded, ${found} are there`);
    if (recordedHash !== contentHash) problems.add(`the content hash is ${contentHash}, and was ${recordedHash} when the run ended`);
  }
  return { contentHash, recordedHash, trials, calls, problems: problems.list() };
}

function textOrNull(value: SQLOutputValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
