import { invalidArgument, requireFinite } from '../arguments.ts';

/** A case that people labelled, beside what the judge said of it. */
export interface LabelledCase {
  readonly label: number;
  readonly prediction: number;
}

/** Cases with labels, and the judge's ratings of all others. */
export interface LabelledSample {
  readonly labelled: readonly LabelledCase[];
  readonly unlabelled: readonly number[];
}

/** How much predictions count: a number from 0 to 1, or what gives the narrowest interval. */
export type PowerTuning = number | 'tuned';

/** Throws unless there are at least two labelled cases and `least` other ones, all of finite numbers. */
export function requireSample({ labelled, unlabelled }: LabelledSample, least = 2): void {
  requireFinite(
    'labels',
    labelled.map(({ label }) => label),
  );
  requireFinite(
    'predictions of labelled cases',
    labelled.map(({ prediction }) => prediction),
  );
  requireFinite('unlabelled', unlabelled);
  if (labelled.length < 2 || unlabelled.length < least)
    throw invalidArgument(
      `a correction needs at least 2 labelled cases and ${least} others; there are ${labelled.length} and ${unlabelled.length}`,
      { labelled: labelled.length, unlabelled: unlabelled.length },
    );
}

/** Whether all labels and predictions are 0 or 1. */
export function isRateSample({ labelled, unlabelled }: LabelledSample): boolean {
  const isBinary = (value: number): boolean => value === 0 || value === 1;
  return labelled.every(({ label, prediction }) => isBinary(label) && isBinary(prediction)) && unlabelled.every(isBinary);
}

/** Throws unless a number for the tuning lies from 0 to 1. */
export function requireTuning(lambda: PowerTuning): void {
  if (lambda !== 'tuned' && !(lambda >= 0 && lambda <= 1))
    throw invalidArgument(`lambda must be 'tuned' or a number from 0 to 1; it is ${lambda}`, { lambda });
}
