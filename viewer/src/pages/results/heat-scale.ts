import type { MatrixTile } from '../../../../src/spec/index.ts';

/** How values become colours: shares from none to all, means between the lowest and the highest shown. */
export interface HeatScale {
  readonly type: 'share' | 'mean' | 'none';
  readonly low: number;
  readonly high: number;
  /** Where on the scale, in [0, 1], a tile stands; null where it has no place on it. */
  readonly placeOf: (tile: MatrixTile) => number | null;
}

/** The scale of a matrix. Means of different measures have no scale in common, and categories have none at all. */
export function heatScale(tiles: readonly MatrixTile[]): HeatScale {
  if (tiles.some(({ estimate }) => estimate?.type === 'boolean'))
    return {
      type: 'share',
      low: 0,
      high: 1,
      placeOf: ({ estimate }) => (estimate?.type === 'boolean' ? estimate.rate : null),
    };
  const means = tiles.flatMap(({ estimate }) => (estimate?.type === 'number' && estimate.mean !== null ? [estimate.mean] : []));
  const measures = new Set(tiles.flatMap((tile) => (tile.estimate?.type === 'number' ? tile.measures : [])));
  if (means.length === 0 || measures.size > 1) return { type: 'none', low: 0, high: 0, placeOf: () => null };
  const [low, high] = [Math.min(...means), Math.max(...means)];
  return {
    type: 'mean',
    low,
    high,
    placeOf: ({ estimate }) =>
      estimate?.type !== 'number' || estimate.mean === null ? null : high === low ? 0.5 : (estimate.mean - low) / (high - low),
  };
}
