import { InputError } from '../errors/index.ts';

/** An argument that a statistic cannot take: which, what it must be, and what came. */
export function invalidArgument(message: string, data: Readonly<Record<string, unknown>> = {}, hint?: string): InputError {
  return new InputError('invalid-argument', message, hint === undefined ? { data } : { data, hint });
}

/** Throws unless `value` is a whole number from `least` on. */
export function requireWhole(name: string, value: number, least = 0): void {
  if (!Number.isSafeInteger(value) || value < least)
    throw invalidArgument(`${name} must be a whole number, at least ${least}; it is ${value}`, { [name]: value });
}

/** Throws unless `n` is a whole number from 1 and `count` one from 0 to n. */
export function requireProportion({ count, n }: { count: number; n: number }, arm: '' | '1' | '2' = ''): void {
  requireWhole(`n${arm}`, n, 1);
  requireWhole(`count${arm}`, count);
  if (count > n) throw invalidArgument(`count${arm} must be at most n${arm}; it is ${count} of ${n}`, { count, n });
}

/** The counts of two arms. */
export interface TwoArms {
  readonly count1: number;
  readonly n1: number;
  readonly count2: number;
  readonly n2: number;
}

/** Throws unless both arms hold trials and no more successes than trials. */
export function requireTwoArms({ count1, n1, count2, n2 }: TwoArms): void {
  requireProportion({ count: count1, n: n1 }, '1');
  requireProportion({ count: count2, n: n2 }, '2');
}

/** Throws unless `value` lies strictly between 0 and 1, as a confidence level does. */
export function requireInsideUnit(name: string, value: number): void {
  if (!(value > 0 && value < 1)) throw invalidArgument(`${name} must lie between 0 and 1, without them; it is ${value}`, { [name]: value });
}

/** Throws unless `value` is a probability. */
export function requireProbability(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) throw invalidArgument(`${name} must be a probability from 0 to 1; it is ${value}`, { [name]: value });
}

/** Throws unless every value is a finite number. */
export function requireFinite(name: string, values: readonly number[]): void {
  const index = values.findIndex((value) => !Number.isFinite(value));
  if (index >= 0) throw invalidArgument(`${name} must hold finite numbers; number ${index + 1} is ${values[index]}`, { index });
}

/** Throws unless every value is 0 or 1. */
export function requireBinary(name: string, values: readonly number[]): void {
  const index = values.findIndex((value) => value !== 0 && value !== 1);
  if (index >= 0) throw invalidArgument(`${name} must hold 0 and 1 only; number ${index + 1} is ${values[index]}`, { index });
}

/** Throws unless two lists that belong together are of the same length. */
export function requireSameLength(name: string, length: number, otherName: string, otherLength: number): void {
  if (length !== otherLength)
    throw invalidArgument(`${name} and ${otherName} must be of the same length; they hold ${length} and ${otherLength}`, {
      [name]: length,
      [otherName]: otherLength,
    });
}
