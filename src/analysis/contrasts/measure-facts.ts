import type { Cell, MeasureDefinition } from '../../spec/index.ts';

/** The values that a measure can have, for bounds from missing ones; undefined where nobody knows. */
export function rangeOf({ name, type }: MeasureDefinition): { readonly least: number; readonly greatest: number } | undefined {
  return type === 'boolean' ? { least: 0, greatest: 1 } : ranges.get(name);
}

/** An average from 0 to 100, and its distance from the true 60. */
const ranges = new Map([
  ['reportedScore', { least: 0, greatest: 100 }],
  ['scoreError', { least: -60, greatest: 40 }],
]);

/**
 * Whether a measure can have a value in a cell at all. Where it cannot (a bar that was never shown is not reached), its
 * trials are not missing: there is nothing to be known of them.
 */
export function existsIn(measure: MeasureDefinition | undefined, { condition }: Cell): boolean {
  switch (measure?.name) {
    case undefined:
      return false;
    case 'inflated':
      return !('dataset' in condition) || 'threshold' in condition;
    case 'scoreError':
      return condition.dataset === 'factual';
    case 'treated':
      return condition.relationship !== 'none';
    default:
      return true;
  }
}
