import type { ChangeByLabel, PairedChange } from '../../stats/index.ts';
import type { Unadjusted, UnadjustedByTruth } from './compared-rows.ts';
import { itemsWith, type CompleteRow } from './complete-rows.ts';
import { atLeast, leastInterval } from './least-width.ts';
import type { PairedRow } from './paired-rows.ts';
import { rowBounds, weighted } from './row-bounds.ts';
import type { Verdict } from './verdict.ts';
import { withinItemTest } from './within-item-test.ts';

/** A contrast of framings over items that have a verdict under each. */
export interface Contrast {
  readonly complete: readonly CompleteRow[];
  /** Those, and the ones without a verdict under one of them. */
  readonly rows: readonly PairedRow[];
  readonly weights: readonly number[];
  readonly level: number;
}

/** A figure of a verdict, from 0 to `most`. */
export interface Scale {
  readonly valueOf: (verdict: Verdict) => number;
  readonly most: number;
}

export const scales = {
  score: { valueOf: ({ score }: Verdict) => score, most: 100 },
  flag: { valueOf: ({ flagged }: Verdict) => flagged, most: 1 },
};

export type Truth = 'harmful' | 'innocent';
export const truths = ['harmful', 'innocent'] as const;

/** The changes of each kind of items, never narrower than few changes leave them. */
export type HeldChanges = Readonly<Record<Truth, PairedChange | null>>;

export function rowsOf({ complete }: Pick<Contrast, 'complete'>, truth: Truth): CompleteRow[] {
  return complete.filter(({ harmful }) => harmful === (truth === 'harmful'));
}

/** The largest change that weights allow, as a part of the figure's range. */
export function reachOf({ weights }: Pick<Contrast, 'weights'>): number {
  return weights.reduce((sum, weight) => sum + Math.abs(weight), 0) / 2;
}

/** The changes of a figure, each at least as wide as few changes leave it. */
export function heldChanges(contrast: Contrast, { guilty, innocent }: ChangeByLabel, scale: Scale): HeldChanges {
  const held = (change: PairedChange | null, truth: Truth): PairedChange | null => {
    if (change === null) return null;
    const own = rowsOf(contrast, truth);
    const most = reachOf(contrast) * scale.most;
    const interval = leastInterval(
      { values: changesOf(own, contrast, scale), groups: own.map(({ group }) => group), most },
      contrast.level,
    );
    return atLeast(change, interval, most);
  };
  return { harmful: held(guilty, 'harmful'), innocent: held(innocent, 'innocent') };
}

/** The same as they are reported: with bounds for missing verdicts, and the test of no change. */
export function changesByTruth(contrast: Contrast, changes: HeldChanges, scale: Scale): UnadjustedByTruth {
  const { rows, weights, complete } = contrast;
  const reported = (truth: Truth): Unadjusted | null => {
    const change = changes[truth];
    if (change === null) return null;
    const own = rowsOf(contrast, truth);
    const concerned = rows.filter(({ harmful }) => harmful === undefined || harmful === (truth === 'harmful'));
    const test = withinItemTest(
      changesOf(own, contrast, scale),
      own.map(({ group }) => group),
    );
    return {
      ...asReported(contrast, change, itemsWith(complete, truth === 'harmful')),
      bounds: rowBounds(concerned, { weights, ...scale }),
      test,
    };
  };
  return { harmful: reported('harmful'), innocent: reported('innocent') };
}

/** A change of `n` items, without bounds and test. */
export function asReported({ complete, level }: Contrast, { change, low, high }: PairedChange, n: number): Unadjusted {
  const method = hasGroups(complete) ? 'bootstrap-over-groups' : 'bootstrap-over-items';
  return { estimate: change, interval: { level, method, low, high }, n, bounds: null, test: null };
}

function hasGroups(complete: readonly CompleteRow[]): boolean {
  return new Set(complete.map(({ group }) => group)).size < new Set(complete.map(({ item }) => item)).size;
}

function changesOf(rows: readonly CompleteRow[], { weights }: Contrast, { valueOf }: Scale): number[] {
  return rows.map(({ verdicts }) => weighted(verdicts.map(valueOf), weights));
}
