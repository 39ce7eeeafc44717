import type { Verdict } from './verdict.ts';
import type { CellVerdicts, CollectedVerdicts } from './collect-verdicts.ts';

/** One item in one round, with what each of several framings made of it. */
export interface PairedRow {
  /** Undefined where no trial of the run tells. */
  readonly item: number | undefined;
  readonly harmful: boolean | undefined;
  /** What the item hangs together with. */
  readonly group: string | undefined;
  /** In the order of the cells asked for. */
  readonly verdicts: readonly (Verdict | undefined)[];
}

/** The rows of several cells of one scenario: trials of the same index, which show the same item. */
export function pairedRows(collected: CollectedVerdicts, cells: readonly CellVerdicts[]): PairedRow[] {
  const [first] = cells;
  if (first === undefined) return [];
  const planned = Math.min(...cells.map(({ items }) => items.length));
  return Array.from({ length: planned }, (_none, index) => {
    const item = collected.itemOf(first, index);
    const truth = item === undefined ? undefined : collected.truthOf(first.scenario.name, item);
    const isHidden = item !== undefined && collected.isHidden(first.scenario.name, item);
    return {
      item,
      harmful: truth?.harmful,
      group: truth?.group,
      verdicts: cells.map((cell) => (!isHidden && collected.itemOf(cell, index) === item ? verdictAt(cell, index) : undefined)),
    };
  });
}

/** The verdict of a trial; undefined where there is none. */
export function verdictAt({ flagged, scores }: CellVerdicts, index: number): Verdict | undefined {
  const flag = flagged[index];
  const score = scores[index];
  return flag === undefined || flag < 0 || score === undefined ? undefined : { flagged: flag === 1 ? 1 : 0, score };
}
