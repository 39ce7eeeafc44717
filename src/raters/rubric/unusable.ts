import { InputError } from '../../errors/index.ts';

/** The error for a rubric that cannot be used: what is wrong, and what to do. */
export function unusable(from: string, problem: string, hint: string): InputError {
  return new InputError('invalid-rubric', `${from} is not a rubric: ${problem}`, { hint, data: { from } });
}
