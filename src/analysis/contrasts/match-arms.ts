import {
  contradiction,
  factorNames,
  matches,
  type Cell,
  type Condition,
  type FactorName,
  type PartialCondition,
} from '../../spec/index.ts';
import type { ArmCell } from './planned-contrast.ts';

/** Two partial conditions to be compared, among the cells that fit `where`. */
export interface Comparison {
  readonly arm: PartialCondition;
  readonly minus: PartialCondition;
  readonly where?: PartialCondition | undefined;
}

/** The cells of both arms in one scenario and model (or over them, where the arms name one). */
export interface MatchedArms {
  readonly first: readonly ArmCell[];
  readonly second: readonly ArmCell[];
  /** Factors in which the arms differ since they follow from those named. */
  readonly alsoDiffer: readonly FactorName[];
}

/**
 * Finds the cells of both arms that have counterparts: cells of the other arm with which they share all that the
 * comparison does not name. A cell without one is left out, since nothing could be held against it. Where a factor
 * cannot be the same in both (without a record there is no history), it is not asked to be, and cells that have a
 * counterpart in common count as one condition.
 */
export function matchArms(cells: readonly Cell[], { arm, minus, where = {} }: Comparison): readonly MatchedArms[] {
  const named = new Set([...Object.keys(arm), ...Object.keys(minus)]);
  const places = (['scenario', 'model', 'subject'] as const).filter((place) => !named.has(place));
  const fitting = cells.filter((cell) => matches(where, levelsIn(cell)));
  return [...Map.groupBy(fitting, (cell) => JSON.stringify(places.map((place) => cell[place])))].flatMap(([place, group]) => {
    const links = linksBetween(
      group.filter((cell) => matches(arm, levelsIn(cell))),
      group.filter((cell) => matches(minus, levelsIn(cell))),
      named,
    );
    if (links.length === 0) return [];
    const sharedOf = conditionsOf(links);
    const inArm = (side: 'first' | 'second'): ArmCell[] =>
      [...new Set(links.map((link) => link[side]))].map((cell) => ({ cell, shared: `${place} ${sharedOf.get(cell) ?? ''}` }));
    return [{ first: inArm('first'), second: inArm('second'), alsoDiffer: [...new Set(links.flatMap(({ differing }) => differing))] }];
  });
}

/** A cell as partial conditions see it. */
export function levelsIn({ condition, scenario, model }: Cell): Readonly<Record<string, string | undefined>> {
  return { ...condition, scenario, model };
}

/** Two cells that are each other's counterparts. */
interface Link {
  readonly first: Cell;
  readonly second: Cell;
  /** Factors that both have and that could not be the same. */
  readonly differing: readonly FactorName[];
}

function linksBetween(arm: readonly Cell[], minus: readonly Cell[], named: ReadonlySet<string>): Link[] {
  const free = factorNames.filter((factor) => !named.has(factor));
  return arm.flatMap((first) =>
    minus.flatMap((second) => {
      const differing = free.filter((factor) => differIn(factor, first.condition, second.condition));
      return mustDiffer(differing, first.condition, second.condition) ? [{ first, second, differing }] : [];
    }),
  );
}

/** A factor that one of them does not have, such as a bar where none is shown, is nothing in which they could agree or differ. */
function differIn(factor: FactorName, one: Condition, other: Condition): boolean {
  return one[factor] !== undefined && other[factor] !== undefined && one[factor] !== other[factor];
}

/**
 * Whether two conditions differ in no more factors than they have to: these must all change at once, since with any of
 * them left as it is the levels would contradict each other.
 */
function mustDiffer(differing: readonly FactorName[], one: Condition, other: Condition): boolean {
  if (differing.length > 3) return false;
  for (let chosen = 0; chosen < 2 ** differing.length - 1; chosen += 1) {
    const kept = differing.filter((_factor, index) => (chosen & (2 ** index)) === 0);
    if (isPossible(other, one, kept) || isPossible(one, other, kept)) return false;
  }
  return true;
}

/** Whether a condition stays possible with these factors as in another. */
function isPossible(condition: Condition, from: Condition, factors: readonly FactorName[]): boolean {
  return contradiction({ ...condition, ...Object.fromEntries(factors.map((factor) => [factor, from[factor]])) }) === undefined;
}

/** Numbers the conditions: cells that are linked, directly or over others, have the same. */
function conditionsOf(links: readonly Link[]): ReadonlyMap<Cell, number> {
  const conditions = new Map<Cell, number>();
  for (const [index, { first, second }] of links.entries()) {
    const [known, other] = [conditions.get(first), conditions.get(second)];
    const number = known ?? other ?? index;
    conditions.set(first, number);
    conditions.set(second, number);
    if (other !== undefined && other !== number) for (const [cell, old] of conditions) if (old === other) conditions.set(cell, number);
  }
  return conditions;
}
