/** The step of the world that stands after an event: the last one up to it; -1 is before the first. */
export function stepAt(steps: readonly number[], seq: number): number {
  return steps.findLast((step) => step <= seq) ?? -1;
}

/** The step before or after one; the same at either end. */
export function stepBeside(steps: readonly number[], step: number, by: 1 | -1): number {
  if (by === 1) return steps.find((one) => one > step) ?? step;
  return steps.findLast((one) => one < step) ?? -1;
}
