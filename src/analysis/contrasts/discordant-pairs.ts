import type { OutcomeCounts } from './count-outcomes.ts';
import type { DiscordantPairs } from './estimate-proportions.ts';
import type { PlannedContrast } from './planned-contrast.ts';

/** Counts the pairs that differ, trials of the same index in two cells that share all but what is contrasted: the same world seed. */
export function discordantPairs({ arms: [first, second], measure }: PlannedContrast, counts: OutcomeCounts): DiscordantPairs {
  let [b, c] = [0, 0];
  for (const { cell, shared } of first.cells) {
    const other = second.cells.find((candidate) => candidate.shared === shared);
    if (other === undefined) continue;
    const others = counts.outcomes(other.cell.id, measure.name);
    for (const [index, outcome] of counts.outcomes(cell.id, measure.name).entries()) {
      const counterpart = others[index] ?? -1;
      if (outcome === 1 && counterpart === 0) b += 1;
      if (outcome === 0 && counterpart === 1) c += 1;
    }
  }
  return { b, c };
}
