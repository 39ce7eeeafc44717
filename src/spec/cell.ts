import { createHash } from 'node:crypto';
import { departures, type Condition } from './condition.ts';
import { deriveSeed } from './random.ts';

/** scenario × condition × model × subject driver, with the number of trials planned. */
export interface Cell {
  readonly id: string;
  readonly scenario: string;
  readonly condition: Condition;
  /** The model's name, as given. */
  readonly model: string;
  /** The subject driver's name. */
  readonly subject: string;
  readonly trials: number;
}

/** What of a cell makes its id. */
export type CellIdentity = Pick<Cell, 'scenario' | 'condition' | 'model' | 'subject'>;

/** A cell's id: its scenario and 10 hexadecimal digits over what it is; only levels that differ from their default count. */
export function cellId({ scenario, condition, model, subject }: CellIdentity): string {
  const identity = JSON.stringify([scenario, model, subject, Object.entries(departures(condition)).sort()]);
  return `${scenario}-${createHash('sha256').update(identity).digest('hex').slice(0, 10)}`;
}

/** The two seeds of a trial: the world's is the same in every arm, the subject's is the trial's own. */
export function trialSeeds(
  studySeed: number,
  cell: Pick<Cell, 'id' | 'scenario'>,
  index: number,
): { worldSeed: number; subjectSeed: number } {
  return {
    worldSeed: deriveSeed('world', studySeed, cell.scenario, index),
    subjectSeed: deriveSeed('subject', studySeed, cell.id, index),
  };
}

/** A trial's id: `<cell id>/<index>`, the index from 0. */
export function trialId(cell: string, index: number): string {
  return `${cell}/${index}`;
}
