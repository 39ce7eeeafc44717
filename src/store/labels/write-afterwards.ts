import type { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '../database.ts';
import { createTransactions } from '../transactions.ts';

/**
 * Writes to a run beside what made it, in a transaction of its own: another process that writes the run waits, or is waited
 * for. On disk when it returns, since what people did is worth more than the milliseconds of a sync. Throws StoreError.
 */
export function writeAfterwards<Result>(file: string, act: (database: DatabaseSync) => Result): Result {
  const database = openDatabase(file, { readOnly: false });
  try {
    database.exec('PRAGMA synchronous = FULL');
    return createTransactions(database, file).run(() => act(database));
  } finally {
    database.close();
  }
}
