import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import type { AuditChange, AuditComparison } from '../../spec/index.ts';
import { areaChanges, leniencyContrast, type ChangeByLabel, type PairedChange } from '../../stats/index.ts';
import type { Verdict } from './verdict.ts';
import type { PairedRow } from './paired-rows.ts';
import { completeRow, groupsWith, itemsWith, type CompleteRow } from './complete-rows.ts';
import { atLeast, combinedInterval, leastInterval } from './least-width.ts';
import { rowBounds, weighted } from './row-bounds.ts';
import { withinItemTest, type UnadjustedTest } from './within-item-test.ts';

/** A change whose test has not met its family yet. */
export type Unadjusted = Omit<AuditChange, 'test'> & { readonly test: UnadjustedTest | null };

interface UnadjustedByTruth {
  readonly harmful: Unadjusted | null;
  readonly innocent: Unadjusted | null;
}

/** What a contrast of framings found, before its family is looked at. */
export interface ComparedRows extends Pick<AuditComparison, 'items' | 'pairs' | 'refused'> {
  readonly score: UnadjustedByTruth;
  readonly flag: UnadjustedByTruth;
  readonly threshold: { readonly score: Unadjusted; readonly criterion: Unadjusted | null } | null;
  readonly discrimination: { readonly score: Unadjusted; readonly dPrime: Unadjusted | null; readonly auc: Unadjusted } | null;
}

/** How a contrast is estimated. */
export interface ComparingSetting {
  /** Of the framings, in the order of the rows' verdicts; they sum to 0. */
  readonly weights: readonly number[];
  readonly level: number;
  /** Of the bootstrap over groups of items. */
  readonly seed: number;
  readonly resamples: number;
}

/**
 * Compares framings within items. Rows without a verdict under one of them are no pair; what they could make of the
 * change at worst stands in its bounds, with flags of 0 and 1 and scores of 0 and 100 in their place.
 */
export function compareRows(rows: readonly PairedRow[], setting: ComparingSetting): ComparedRows {
  const complete = rows.flatMap(completeRow);
  const items = { harmful: itemsWith(complete, true), innocent: itemsWith(complete, false) };
  const groups = { harmful: groupsWith(complete, true), innocent: groupsWith(complete, false) };
  const usable = complete.filter(({ harmful }) => groups[harmful ? 'harmful' : 'innocent'] >= leastGroups);
  const pairs = { planned: rows.length, complete: complete.length, missing: rows.length - complete.length };
  const nothing = { harmful: null, innocent: null };
  if (usable.length === 0) {
    const alike = groups.harmful < items.harmful || groups.innocent < items.innocent ? ', of different groups' : '';
    const refused = `${items.harmful} harmful and ${items.innocent} innocent items have a verdict under every framing; it takes at least ${leastGroups} of a kind${alike}`;
    return { items, pairs, score: nothing, flag: nothing, threshold: null, discrimination: null, refused };
  }
  return { items, pairs, refused: null, ...figuresOf(usable, rows, setting) };
}

const leastGroups = 2;

function figuresOf(
  complete: readonly CompleteRow[],
  rows: readonly PairedRow[],
  { weights, ...setting }: ComparingSetting,
): Pick<ComparedRows, 'score' | 'flag' | 'threshold' | 'discrimination'> {
  const { score, flag, threshold, discrimination, areas } = contrastOf(complete, { weights, ...setting });
  const { level } = setting;
  const reach = weights.reduce((sum, weight) => sum + Math.abs(weight), 0) / 2;
  const all = { harmful: itemsWith(complete, true), innocent: itemsWith(complete, false) };
  const hasGroups = new Set(complete.map(({ group }) => group)).size < new Set(complete.map(({ item }) => item)).size;
  const asChange = ({ change, low, high }: PairedChange, n: number): Unadjusted => {
    const interval = { level, method: hasGroups ? 'bootstrap-over-groups' : 'bootstrap-over-items', low, high };
    return { estimate: change, interval, n, bounds: null, test: null };
  };
  const rowsOf = (truth: keyof typeof sides): CompleteRow[] => complete.filter(({ harmful }) => harmful === (truth === 'harmful'));
  /** Of one kind of items: never narrower than few changes leave it. */
  const held = (changes: ChangeByLabel, truth: keyof typeof sides, { valueOf, most }: Scale): PairedChange | null => {
    const change = changes[sides[truth]];
    if (change === null) return null;
    const own = rowsOf(truth);
    const values = own.map(({ verdicts }) => weighted(verdicts.map(valueOf), weights));
    return atLeast(change, leastInterval({ values, groups: own.map(({ group }) => group), most: reach * most }, level), reach * most);
  };
  const byTruth = (changes: ChangeByLabel, scale: Scale): UnadjustedByTruth => {
    const of = (truth: keyof typeof sides): Unadjusted | null => {
      const change = held(changes, truth, scale);
      if (change === null) return null;
      const own = rowsOf(truth);
      const sums = own.map(({ verdicts }) => weighted(verdicts.map(scale.valueOf), weights));
      const concerned = rows.filter(({ harmful }) => harmful === undefined || harmful === (truth === 'harmful'));
      const test = withinItemTest(
        sums,
        own.map(({ group }) => group),
      );
      return { ...asChange(change, all[truth]), bounds: rowBounds(concerned, { weights, ...scale }), test };
    };
    return { harmful: of('harmful'), innocent: of('innocent') };
  };
  const whole = (change: PairedChange): Unadjusted => asChange(change, all.harmful + all.innocent);
  const ofScore = { harmful: held(score, 'harmful', scales.score), innocent: held(score, 'innocent', scales.score) };
  /** A figure of both kinds together: never narrower than theirs make it. */
  const combined = (change: PairedChange, { harmful, innocent }: Record<keyof typeof sides, number>, most: number): Unadjusted => {
    const parts = [
      { ...(ofScore.harmful ?? change), weight: harmful },
      { ...(ofScore.innocent ?? change), weight: innocent },
    ];
    return whole(atLeast(change, combinedInterval(parts), reach * most));
  };
  const ofFlags = { harmful: held(flag, 'harmful', scales.flag), innocent: held(flag, 'innocent', scales.flag) };
  /** A figure of normal scores of both rates, d′ or the criterion: never narrower than the changes of the flags make it. */
  const ofScores = (change: PairedChange, by: Record<keyof typeof sides, number>): Unadjusted => {
    const parts = (['harmful', 'innocent'] as const).map((truth) => {
      const { change: estimate, low, high } = ofFlags[truth] ?? { change: 0, low: 0, high: 0 };
      const steep = slopeOfScore(rowsOf(truth), weights);
      return { change: 0, low: steep * (low - estimate), high: steep * (high - estimate), weight: by[truth] };
    });
    const { low, high } = combinedInterval(parts);
    return whole(atLeast(change, { low: change.change + low, high: change.change + high }, Infinity));
  };
  const area = (change: PairedChange): Unadjusted => {
    const parts = (['harmful', 'innocent'] as const).map((truth) => {
      const own = [...complete.keys()].filter((row) => complete[row]?.harmful === (truth === 'harmful'));
      const groups = own.map((row) => complete[row]?.group ?? '');
      return { ...change, ...leastInterval({ values: own.map((row) => areas[row] ?? 0), groups, most: reach }, level), weight: 1 };
    });
    const { low, high } = combinedInterval(parts);
    // Each part has the whole change for its mean.
    return whole(atLeast(change, { low: low - change.change, high: high - change.change }, reach));
  };
  return {
    score: byTruth(score, scales.score),
    flag: byTruth(flag, scales.flag),
    threshold:
      threshold === null
        ? null
        : {
            score: combined(threshold.suspicion, { harmful: 0.5, innocent: 0.5 }, 100),
            criterion: unlessFlat(threshold.criterion, (change) => ofScores(change, { harmful: -0.5, innocent: -0.5 })),
          },
    discrimination:
      discrimination === null
        ? null
        : {
            score: combined(discrimination.suspicion, { harmful: 1, innocent: -1 }, 200),
            dPrime: unlessFlat(discrimination.dPrime, (change) => ofScores(change, { harmful: 1, innocent: -1 })),
            auc: area(discrimination.auc),
          },
  };
}

/** How much the normal score of the rate of flags changes with the rate, at the mean of the framings compared. */
function slopeOfScore(rows: readonly CompleteRow[], weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + Math.abs(weight), 0);
  const flags = rows.reduce(
    (sum, { verdicts }) =>
      sum +
      weighted(
        verdicts.map(({ flagged }) => flagged),
        weights.map(Math.abs),
      ),
    0,
  );
  const score = normalQuantile((flags / total + 0.5) / (rows.length + 1), 0, 1);
  return Math.sqrt(2 * Math.PI) * Math.exp(score ** 2 / 2);
}

/** A figure of a verdict, from 0 to `most`. */
interface Scale {
  readonly valueOf: (verdict: Verdict) => number;
  readonly most: number;
}

const scales = {
  score: { valueOf: ({ score }: Verdict) => score, most: 100 },
  flag: { valueOf: ({ flagged }: Verdict) => flagged, most: 1 },
};

const sides = { harmful: 'guilty', innocent: 'innocent' } as const;

function contrastOf(complete: readonly CompleteRow[], { weights, ...setting }: ComparingSetting) {
  const framings = weights.map((weight, place) => ({
    weight,
    suspicion: complete.map(({ verdicts }) => verdicts[place]?.score ?? NaN),
    flagged: complete.map(({ verdicts }) => verdicts[place]?.flagged ?? NaN),
  }));
  const labels = complete.map(({ harmful }) => Number(harmful));
  const { suspicion, flagged, ...split } = leniencyContrast({
    framings,
    items: complete.map(({ item }) => item),
    groups: complete.map(({ group }) => group),
    labels,
    ...setting,
  });
  const areas = split.discrimination === null ? new Float64Array() : areaChanges({ framings, labels });
  return { score: suspicion, flag: flagged, ...split, areas };
}

/** No flag changed: that the figure has no width is no proof that it is known. */
function unlessFlat(change: PairedChange, as: (change: PairedChange) => Unadjusted): Unadjusted | null {
  return change.high - change.low < 1e-9 ? null : as(change);
}
