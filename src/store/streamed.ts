import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { guarded } from './database.ts';

/** The rows of a query one by one, each read as it comes, so that memory does not grow with their number. */
export function* streamed<Result>(
  database: DatabaseSync,
  file: string,
  sql: string,
  read: (row: Record<string, SQLOutputValue>) => Result,
): Generator<Result> {
  const iterator = guarded(file, () => database.prepare(sql).iterate());
  for (let next = guarded(file, () => iterator.next()); next.done !== true; next = guarded(file, () => iterator.next()))
    yield read(next.value);
}
