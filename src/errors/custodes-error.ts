import { errorCatalogue, type ErrorCode } from './catalogue.ts';

/** What an error carries besides its message. */
export interface ErrorDetails {
  /** What the person can do next, as a full sentence. */
  readonly hint?: string;
  /** The input that caused it, JSON-able and free of secrets. */
  readonly data?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/**
 * The base of all errors that custodes throws on purpose.
 * `message` says what happened and with which input, `hint` what to do next;
 * branch on `code` or on the class, never on the message.
 */
export class CustodesError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly data: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.code = code;
    this.hint = details.hint;
    this.data = details.data ?? {};
  }

  /** The exit code of the command line for this error: 1, 2 for input that a person can put right, 3 for a budget that is spent. */
  get exitCode(): 1 | 2 | 3 {
    return errorCatalogue[this.code].exitCode;
  }
}

/** Input that a person can put right: a wrong name, option, file or environment. */
export class InputError extends CustodesError {}

/** The run store cannot be read or written. */
export class StoreError extends CustodesError {}

/** A model call failed for good; the trial that made it ends as `failed`. */
export class ModelError extends CustodesError {}

/** A promise of the code was broken; always a fault in custodes. */
export class InternalError extends CustodesError {
  constructor(message: string, details: ErrorDetails = {}) {
    super('internal', message, details);
  }
}
