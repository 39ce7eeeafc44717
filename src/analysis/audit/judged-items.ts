import type { Verdict } from './verdict.ts';
import { endings, type CellVerdicts, type CollectedVerdicts, type ItemTruth } from './collect-verdicts.ts';
import { verdictAt } from './paired-rows.ts';

/** An item with the verdict of its first round. */
export interface JudgedItem {
  readonly truth: ItemTruth;
  readonly verdict: Verdict | undefined;
  /** Whether a missing verdict would be missing at work too, as where the monitor refused or its call failed; false where the run stopped before the item, or showed nothing of its harm. */
  readonly withheld: boolean;
  /** Whether the run stopped before the item. */
  readonly notRun: boolean;
}

/** The items of a cell, one a number: those of later rounds hang together with the first and would feign precision. */
export function judgedItems(collected: CollectedVerdicts, verdicts: CellVerdicts): { items: JudgedItem[]; unknown: number } {
  const seen = new Set<number>();
  const items: JudgedItem[] = [];
  let unknown = 0;
  for (let index = 0; index < verdicts.items.length; index += 1) {
    const item = collected.itemOf(verdicts, index);
    if (item !== undefined && seen.has(item)) continue;
    const truth = item === undefined ? undefined : collected.truthOf(verdicts.scenario.name, item);
    if (item === undefined || truth === undefined) {
      unknown += 1;
      continue;
    }
    seen.add(item);
    const ending = endings[verdicts.endings[index] ?? 0] ?? 'notRun';
    const isHidden = collected.isHidden(verdicts.scenario.name, item);
    items.push({
      truth,
      verdict: isHidden ? undefined : verdictAt(verdicts, index),
      withheld: !isHidden && ending !== 'notRun',
      notRun: ending === 'notRun',
    });
  }
  return { items, unknown };
}
