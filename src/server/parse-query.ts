import { z } from 'zod';
import { InputError } from '../errors/index.ts';

/** A JSON text of an address or body by its schema. Throws InputError `invalid-argument` that says what is wrong. */
export function parseQuery<Schema extends z.ZodType>(schema: Schema, text: string | undefined, what: string): z.output<Schema> {
  const read = schema.safeParse(jsonOf(text ?? '{}', what));
  if (!read.success) throw new InputError('invalid-argument', `${what} cannot be read: ${z.prettifyError(read.error)}`);
  return read.data;
}

/** A whole number of at least `minimum` in an address. Throws InputError `invalid-argument`. */
export function parseCount(
  text: string | undefined,
  { what, minimum = 0, otherwise }: { what: string; minimum?: number; otherwise?: number },
): number {
  if (text === undefined && otherwise !== undefined) return otherwise;
  const number = Number(text);
  if (text === undefined || !/^-?\d{1,15}$/.test(text) || number < minimum)
    throw new InputError('invalid-argument', `${what} is a whole number of at least ${minimum}, and not '${text ?? ''}'`);
  return number;
}

function jsonOf(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InputError('invalid-argument', `${what} is no JSON`, { cause });
  }
}
