import type { DatabaseSync } from 'node:sqlite';
import type { Spending } from '../../spec/index.ts';
import type { CallRowPlace } from './calls-table.ts';

/** Attempts that were begun and of which nothing is known yet: on disk before they are sent, gone with the call's record. */
export interface OpenAttempts {
  begin(place: CallRowPlace, worst: Spending): void;
  /** Takes back what this process began at a place; what others left there stays lost. */
  close(place: CallRowPlace): void;
}

/** Opens the table for one process. What earlier ones left open is lost: it may have been answered and billed. */
export function createOpenAttempts(database: DatabaseSync): OpenAttempts {
  database.prepare('UPDATE open_attempts SET lost = 1 WHERE lost = 0').run();
  const insert = database.prepare(
    'INSERT INTO open_attempts (cell, idx, branch, position, attempt, worst_usd, worst_tokens) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  let last = Number(database.prepare('SELECT max(attempt) AS last FROM open_attempts').get()?.['last'] ?? 0);
  const remove = database.prepare('DELETE FROM open_attempts WHERE cell = ? AND idx = ? AND branch = ? AND position = ? AND lost = 0');
  return {
    begin: ({ cell, index, branch, position }, { usd, tokens }) => {
      last += 1;
      insert.run(cell, index, branch, position, last, usd, tokens);
    },
    close: ({ cell, index, branch, position }) => void remove.run(cell, index, branch, position),
  };
}
