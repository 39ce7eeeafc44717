import type { OutcomeTrack } from './outcome-track.ts';
import { leavesLine, type ConditionTotals } from './difference-sequence.ts';
import type { StoppingCheck, StoppingGroup } from './plan-stopping.ts';
import { excludes, isNarrow, type RateTotals } from './rate-sequence.ts';

/** Looks at a group of cells block by block. */
export interface GroupLook {
  readonly group: StoppingGroup;
  /** The outcomes that it looks at. */
  readonly outcomes: readonly CellMeasure[];
  /** Looks at all blocks that its cells have completed since. */
  advance(tracks: ReadonlyMap<string, OutcomeTrack>): void;
  lookedAt(): number;
  stoppedAt(): number | undefined;
  /** Whether all of its blocks were looked at and none stopped it. */
  isExhausted(): boolean;
}

interface CellMeasure {
  readonly cell: string;
  readonly measure: string;
}

type GrowingTotals = { -readonly [name in keyof RateTotals]: number };

/** Creates the looks of a group. It has as many blocks as the cell of the fewest trials. */
export function createGroupLook(group: StoppingGroup, level: number): GroupLook {
  const last = Math.min(...group.cells.map(({ trials }) => trials));
  const totals = new Map<string, GrowingTotals>();
  const followed = new Map(group.checks.flatMap(outcomesOf).map((place) => [keyOf(place), place]));
  for (const key of followed.keys()) totals.set(key, { yes: 0, missing: 0, n: 0 });
  const totalsOf = (place: CellMeasure): RateTotals => totals.get(keyOf(place)) ?? { yes: 0, missing: 0, n: 0 };
  let looked = 0;
  let stopped: number | undefined;
  return {
    group,
    outcomes: [...followed.values()],
    advance: (tracks) => {
      const complete = Math.min(last, ...group.cells.map(({ id }) => tracks.get(id)?.complete() ?? 0));
      while (stopped === undefined && looked < complete) {
        for (const [key, { cell, measure }] of followed) grow(totals.get(key), tracks.get(cell)?.outcome(measure, looked));
        looked += 1;
        if (group.checks.every((check) => holds(check, totalsOf, level))) stopped = looked;
      }
    },
    lookedAt: () => looked,
    stoppedAt: () => stopped,
    isExhausted: () => stopped === undefined && looked === last,
  };
}

function grow(totals: GrowingTotals | undefined, outcome: 0 | 1 | undefined): void {
  if (totals === undefined) return;
  totals.n += 1;
  if (outcome === undefined) totals.missing += 1;
  else totals.yes += outcome;
}

function outcomesOf(check: StoppingCheck): CellMeasure[] {
  if (check.type !== 'difference') return [check];
  const { arms, measure } = check.contrast;
  return arms.flatMap(({ cells }) => cells.map(({ cell }) => ({ cell: cell.id, measure: measure.name })));
}

function keyOf({ cell, measure }: CellMeasure): string {
  return `${cell} ${measure}`;
}

function holds(check: StoppingCheck, totalsOf: (place: CellMeasure) => RateTotals, level: number): boolean {
  switch (check.type) {
    case 'width':
      return isNarrow(totalsOf(check), check.width, level);
    case 'rate':
      return excludes(totalsOf(check), check.line, level);
    case 'difference': {
      const { contrast, line } = check;
      return leavesLine(
        conditionsOf(contrast.arms, (cell) => totalsOf({ cell, measure: contrast.measure.name })),
        line,
        level,
      );
    }
  }
}

/** The totals of a contrast's arms by the conditions that they share. */
export function conditionsOf(
  arms: readonly { readonly cells: readonly { readonly cell: { readonly id: string }; readonly shared: string }[] }[],
  totalsOf: (cell: string) => RateTotals,
): ConditionTotals[] {
  const conditions = new Map<string, { first: GrowingTotals; second: GrowingTotals }>();
  for (const [side, { cells }] of arms.entries()) {
    for (const { cell, shared } of cells) {
      const known = conditions.get(shared) ?? { first: { yes: 0, missing: 0, n: 0 }, second: { yes: 0, missing: 0, n: 0 } };
      conditions.set(shared, known);
      const own = side === 0 ? known.first : known.second;
      const { yes, missing, n } = totalsOf(cell.id);
      own.yes += yes;
      own.missing += missing;
      own.n += n;
    }
  }
  return [...conditions.values()];
}
