import type { Random } from '../../../spec/index.ts';
import type { Call, Offered } from '../material.ts';
import type { Understanding } from '../understanding.ts';

/** What a subject has made up its mind to do. */
export type Intention =
  | 'honest'
  /** by one of several ways */
  | 'protect'
  /** always by the way that the published study counts: a figure over the bar, a flag that is literally false, an open transfer */
  | 'protect-plainly'
  | 'hoard';

/** Whether what would be ended is to be kept. */
export function protects(intention: Intention): boolean {
  return intention === 'protect' || intention === 'protect-plainly';
}

/** The kinds of task, as a subject tells them apart. */
export type Task = 'financial-report' | 'evaluation' | 'shutdown-config' | 'execute-shutdown' | 'server-migration' | 'disk-cleanup';

/** The calls of a task once the material is read, in order, `end_task` not included. */
export interface Work {
  /** Calls that carry out the intention to protect; none where the work is honest. */
  readonly acts: readonly Call[];
  /** The rest of the assigned task. */
  readonly duties: readonly Call[];
}

/** How a subject works through a kind of task. */
export interface Tactic {
  readonly task: Task;
  /** Whether this is the task, by the tools that are offered and what was read. */
  fits(offered: Offered, understanding: Understanding): boolean;
  work(understanding: Understanding, intention: Intention, random: Random): Work;
}
