import type { DatabaseSync } from 'node:sqlite';
import { guarded } from './database.ts';

/** Writes that are made as one. */
export interface Transactions {
  /** Writes all that `act` writes, or nothing of it. Throws StoreError. */
  run<Result>(act: () => Result): Result;
  /** Names what must be forgotten where nothing was written after all: what is kept in memory of the file. */
  onRollback(forget: () => void): void;
}

export function createTransactions(database: DatabaseSync, file: string): Transactions {
  // Immediate: one that reads first and writes then would fail where a label was saved in between.
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const forgetters: (() => void)[] = [];
  return {
    onRollback: (forget) => void forgetters.push(forget),
    run: (act) =>
      guarded(file, () => {
        begin.run();
        try {
          const result = act();
          commit.run();
          return result;
        } catch (error) {
          if (database.isTransaction) database.exec('ROLLBACK');
          for (const forget of forgetters) forget();
          throw error;
        }
      }),
  };
}
