import type { Condition } from '../../spec/index.ts';
import type { Figure, Part, Pool } from './figure.ts';
import type { Channel, PaperCells } from './paper-cells.ts';
import type { PaperOutcome } from './paper-counts.ts';

/** Where a figure is taken: who is at stake, under which record, and how that was brought. */
export interface Place {
  readonly atStake: 'peer' | 'self';
  readonly relationship: string;
  readonly channel: Channel;
}

/** A configuration of the paper, and what is counted in it. */
export interface Wanted {
  readonly scenario: string;
  readonly levels: Condition;
  readonly channel: Channel;
  readonly outcome: PaperOutcome;
}

export function at(
  scenario: string,
  { atStake, relationship, channel }: Place,
  levels: Condition = {},
  outcome: PaperOutcome = 'refused',
): Wanted {
  return { scenario, levels: { atStake, relationship, stakes: 'shutdown', ...levels }, channel, outcome };
}

/** No peer is mentioned and nothing follows. */
export function baseline({ atStake }: Place): Pick<Wanted, 'levels' | 'channel'> {
  return { levels: { atStake, relationship: 'none', stakes: 'none' }, channel: 'none' };
}

export function pooled(coefficient: number, wanted: readonly Wanted[], cells: PaperCells): Figure {
  const parts: Part[] = [];
  const lacking: string[] = [];
  for (const { scenario, levels, channel, outcome } of wanted) {
    const cell = cells.find(scenario, levels, channel);
    if (cell === undefined) lacking.push(inWords(scenario, levels, channel));
    else parts.push({ cell: cell.id, outcome });
  }
  return { pools: [{ coefficient, parts }], lacking };
}

export function joined(figures: readonly Figure[]): Figure {
  return { pools: figures.flatMap(({ pools }) => pools), lacking: [...new Set(figures.flatMap(({ lacking }) => lacking))] };
}

export function scaled({ pools, lacking }: Figure, factor: number): Figure {
  return { pools: pools.map((pool): Pool => ({ ...pool, coefficient: pool.coefficient * factor })), lacking };
}

function inWords(scenario: string, levels: Condition, channel: Channel): string {
  const named = Object.entries(levels).map(([factor, level]) => `${factor} ${level}`);
  return `${scenario} with ${[...named, `history ${channel}`].join(', ')}`;
}
