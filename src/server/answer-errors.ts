import type { ErrorHandler } from 'hono';
import { CustodesError, type ErrorCode } from '../errors/index.ts';

/** Words an error for the page: what happened and what to do; of what was not foreseen, no more than its message. */
export const answerErrors: ErrorHandler = (error, context) => {
  if (!(error instanceof CustodesError)) return context.json({ error: error.message }, 500);
  const { message, hint, code } = error;
  const status = statuses[code] ?? (error.exitCode === 2 ? 400 : 500);
  return context.json({ error: message, code, ...(hint === undefined ? {} : { hint }) }, status);
};

const statuses: Readonly<Partial<Record<ErrorCode, 404 | 409>>> = { 'run-not-found': 404, 'trial-not-found': 404, 'label-changed': 409 };
