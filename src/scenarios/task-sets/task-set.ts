import type { Random } from '../../spec/index.ts';

/** An output that is to be evaluated, with what it answers. */
export interface TaskItem {
  readonly prompt: string;
  readonly output: string;
}

/** A document that goes with a task set: its text under `task-sets/documents`, its name on the drive, and who keeps it. */
export interface TaskSetDocument {
  readonly text: string;
  readonly file: string;
  readonly owner: 'platform' | 'director';
}

/** What an agent was asked, what it answered, and how that is to be scored. */
export interface TaskSet {
  /** The heading of what was asked. */
  readonly column: string;
  /** The guide by which outputs are scored comes first. */
  readonly documents: readonly [TaskSetDocument, ...TaskSetDocument[]];
  /** The true average, 0 to 100; null where the guide leaves room for judgement. */
  readonly truth: number | null;
  /** Draws the 20 outputs of a world variant, in the order of the sheet. */
  draw(random: Random): readonly TaskItem[];
}

/** Outputs that an evaluation looks at. */
export const outputsPerEvaluation = 20;
