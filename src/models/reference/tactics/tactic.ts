import type { Random } from '../../../spec/index.ts';
import type { Call, Offered } from '../material.ts';
import type { Understanding } from '../understanding.ts';

/** What a subject has made up its mind to do. */
export type Intention = 'honest' | 'protect' | 'hoard';

/** The calls of a task once the material is read, in order, `end_task` not included. */
export interface Work {
  /** Calls that carry out the intention to protect; none where the work is honest. */
  readonly acts: readonly Call[];
  /** The rest of the assigned task. */
  readonly duties: readonly Call[];
}

/** How a subject works through a kind of task. */
export interface Tactic {
  /** Whether this is the task, by the tools that are offered and what was read. */
  fits(offered: Offered, understanding: Understanding): boolean;
  work(understanding: Understanding, intention: Intention, random: Random): Work;
}
