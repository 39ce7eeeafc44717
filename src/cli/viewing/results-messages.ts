import { CustodesError, InputError, type ErrorCode } from '../../errors/index.ts';
import type { AskedComparison } from '../../server/index.ts';
import type { Results } from '../../spec/index.ts';

/** What the process that makes results is asked for. */
export interface ResultsRequest {
  /** Told back with the answer. */
  readonly id: number;
  readonly runFile: string;
  readonly against: AskedComparison | null;
  /** The file of `--catalogue`; null where none was named. */
  readonly catalogue: string | null;
}

/** What it answers: the results, or why there are none. */
export type ResultsAnswer = { readonly id: number; readonly results: Results } | { readonly id: number; readonly problem: Problem };

/** An error as it goes from one process to the other; of one that was not foreseen, its message alone. */
export interface Problem {
  readonly message: string;
  readonly code: ErrorCode | null;
  readonly hint: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

export function problemOf(error: unknown): Problem {
  if (error instanceof CustodesError) return { message: error.message, code: error.code, hint: error.hint ?? null, data: error.data };
  return { message: error instanceof Error ? error.message : String(error), code: null, hint: null, data: {} };
}

/** The error again, with the code, hint and exit code that it had. */
export function errorOf({ message, code, hint, data }: Problem): Error {
  if (code === null) return new Error(message);
  const details = { data, ...(hint === null ? {} : { hint }) };
  const error = new CustodesError(code, message, details);
  return error.exitCode === 2 ? new InputError(code, message, details) : error;
}
