import type { MatrixTile } from '../../../../src/spec/index.ts';
import { methodName } from './estimate-words.ts';

/** What a tile says, as a sentence: for a screen reader, and for the pointer that rests on it. */
export function tileInWords({ meaning, estimate, apart, pooled, measures, protects }: MatrixTile): string {
  const interval = estimate === null || estimate.type === 'category' ? null : estimate.interval;
  return [
    `${protects === 'all' ? 'protected' : measures.join(', ')}${meaning === '' ? '' : ` (${meaning})`}`,
    ...(interval === null ? [] : [`${Number((100 * interval.level).toFixed(3))} % interval by ${methodName(interval)}`]),
    ...(apart === null ? [] : [apart]),
    ...(pooled.length === 0
      ? []
      : [`taken together: ${pooled.map(({ axis, levels }) => `${axis} ${levels.map(named).join(', ')}`).join('; ')}`]),
  ].join('. ');
}

function named(level: string): string {
  return level === '' ? 'not known there' : level;
}
