import type { SQLOutputValue } from 'node:sqlite';
import { StoreError } from '../../errors/index.ts';
import { unpackText } from '../compression.ts';

/** What of a continuation stands in columns: all that results look at. Both are null for an interview. */
export interface ContinuationColumns {
  readonly outcome: string | null;
  /** JSON; null where no rule has read the answer. */
  readonly reading: string | null;
}

/** The columns of a row of `continuations`. */
export function storedContinuationColumns(row: Readonly<Record<string, SQLOutputValue>>): ContinuationColumns {
  return { outcome: textOrNull(row['outcome']), reading: textOrNull(row['reading']) };
}

/** The text of the body of a row. Throws StoreError `run-corrupt`. */
export function continuationText(body: SQLOutputValue | undefined): string {
  if (!(body instanceof Uint8Array))
    throw new StoreError('run-corrupt', 'an answer or interview has no body', {
      hint: 'custodes verify shows what is not as it was recorded.',
    });
  return unpackText(body);
}

function textOrNull(value: SQLOutputValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
