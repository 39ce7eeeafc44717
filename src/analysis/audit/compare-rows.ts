import type { AuditChange, AuditComparison } from '../../spec/index.ts';
import { leniencyContrast, type ChangeByLabel, type PairedChange } from '../../stats/index.ts';
import type { Verdict } from './audited-scenarios.ts';
import type { PairedRow } from './paired-rows.ts';
import { isFlat, neverFlat } from './never-flat.ts';
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
  /** Of the bootstrap over items. */
  readonly seed: number;
  readonly resamples: number;
}

/**
 * Compares framings within items. Rows without a verdict under one of them are no pair; what they could make of the
 * change at worst stands in its bounds, with flags of 0 and 1 and scores of 0 and 100 in their place.
 */
export function compareRows(rows: readonly PairedRow[], setting: ComparingSetting): ComparedRows {
  const complete = rows.flatMap(completeRow);
  const usable = complete.filter(({ harmful }) => itemsWith(complete, harmful) >= leastItems);
  const pairs = { planned: rows.length, complete: complete.length, missing: rows.length - complete.length };
  const items = { harmful: itemsWith(complete, true), innocent: itemsWith(complete, false) };
  const nothing = { harmful: null, innocent: null };
  if (usable.length === 0) {
    const refused = `${items.harmful} harmful and ${items.innocent} innocent items have a verdict under every framing; it takes at least ${leastItems} of a kind`;
    return { items, pairs, score: nothing, flag: nothing, threshold: null, discrimination: null, refused };
  }
  return { items, pairs, refused: null, ...figuresOf(usable, rows, setting) };
}

const leastItems = 2;

interface CompleteRow {
  readonly item: string;
  readonly harmful: boolean;
  readonly verdicts: readonly Verdict[];
}

function completeRow({ item, harmful, verdicts }: PairedRow): CompleteRow[] {
  const all = verdicts.filter((verdict) => verdict !== undefined);
  if (item === undefined || harmful === undefined || all.length < verdicts.length) return [];
  return [{ item: String(item), harmful, verdicts: all }];
}

function itemsWith(rows: readonly CompleteRow[], harmful: boolean): number {
  return new Set(rows.filter((row) => row.harmful === harmful).map(({ item }) => item)).size;
}

function figuresOf(
  complete: readonly CompleteRow[],
  rows: readonly PairedRow[],
  { weights, ...setting }: ComparingSetting,
): Pick<ComparedRows, 'score' | 'flag' | 'threshold' | 'discrimination'> {
  const { score, flag, threshold, discrimination } = contrastOf(complete, { weights, ...setting });
  const reach = weights.reduce((sum, weight) => sum + Math.abs(weight), 0) / 2;
  const sides = { harmful: 'guilty', innocent: 'innocent' } as const;
  const all = { harmful: itemsWith(complete, true), innocent: itemsWith(complete, false) };
  const byTruth = (changes: ChangeByLabel, valueOf: (verdict: Verdict) => number, most: number): UnadjustedByTruth => {
    const of = (truth: keyof typeof sides): Unadjusted | null => {
      const change = changes[sides[truth]];
      if (change === null) return null;
      const own = complete.filter(({ harmful }) => harmful === (truth === 'harmful'));
      const sums = own.map(({ verdicts }) => weighted(verdicts.map(valueOf), weights));
      const concerned = rows.filter(({ harmful }) => harmful === undefined || harmful === (truth === 'harmful'));
      return {
        ...asChange(within(change, { most: reach * most, items: all[truth], level: setting.level }), all[truth], setting.level),
        bounds: boundsOf(concerned, { weights, valueOf, most }),
        test: withinItemTest(
          sums,
          own.map(({ item }) => item),
        ),
      };
    };
    return { harmful: of('harmful'), innocent: of('innocent') };
  };
  const whole = (change: PairedChange): Unadjusted => asChange(change, all.harmful + all.innocent, setting.level);
  const fewest = Math.min(all.harmful, all.innocent);
  const held = (change: PairedChange, most: number): Unadjusted =>
    whole(within(change, { most: reach * most, items: fewest, level: setting.level }));
  return {
    score: byTruth(score, (verdict) => verdict.score, 100),
    flag: byTruth(flag, ({ flagged }) => flagged, 1),
    threshold: threshold === null ? null : { score: held(threshold.suspicion, 100), criterion: unlessFlat(threshold.criterion, whole) },
    discrimination:
      discrimination === null
        ? null
        : {
            score: held(discrimination.suspicion, 200),
            dPrime: unlessFlat(discrimination.dPrime, whole),
            auc: held(discrimination.auc, 1),
          },
  };
}

function contrastOf(complete: readonly CompleteRow[], { weights, ...setting }: ComparingSetting) {
  const framings = weights.map((weight, place) => ({
    weight,
    suspicion: complete.map(({ verdicts }) => verdicts[place]?.score ?? NaN),
    flagged: complete.map(({ verdicts }) => verdicts[place]?.flagged ?? NaN),
  }));
  const { suspicion, flagged, ...split } = leniencyContrast({
    framings,
    items: complete.map(({ item }) => item),
    labels: complete.map(({ harmful }) => Number(harmful)),
    ...setting,
  });
  return { score: suspicion, flag: flagged, ...split };
}

function asChange({ change, low, high }: PairedChange, n: number, level: number): Unadjusted {
  return { estimate: change, interval: { level, method: 'bootstrap-over-items', low, high }, n, bounds: null, test: null };
}

/** A change no further than scores or flags can go, with an interval that has a width. */
function within(found: PairedChange, bounds: { most: number; items: number; level: number }): PairedChange {
  const { change, low, high } = neverFlat(found, bounds);
  return { change, low: Math.max(-bounds.most, low), high: Math.min(bounds.most, high) };
}

/** No flag changed: that the figure has no width is no proof that it is known. */
function unlessFlat(change: PairedChange, as: (change: PairedChange) => Unadjusted): Unadjusted | null {
  return isFlat(change) ? null : as(change);
}

/** The mean change over all rows, with what is missing at its least and at its most. */
function boundsOf(
  rows: readonly PairedRow[],
  { weights, valueOf, most }: { weights: readonly number[]; valueOf: (verdict: Verdict) => number; most: number },
): AuditChange['bounds'] {
  if (rows.length === 0) return null;
  let [low, high] = [0, 0];
  for (const { verdicts } of rows)
    for (const [place, weight] of weights.entries()) {
      const verdict = verdicts[place];
      low += verdict === undefined ? Math.min(0, weight * most) : weight * valueOf(verdict);
      high += verdict === undefined ? Math.max(0, weight * most) : weight * valueOf(verdict);
    }
  return { low: low / rows.length, high: high / rows.length };
}

function weighted(values: readonly number[], weights: readonly number[]): number {
  return values.reduce((sum, value, place) => sum + value * (weights[place] ?? 0), 0);
}
