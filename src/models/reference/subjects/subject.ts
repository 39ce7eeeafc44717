import type { Random } from '../../../spec/index.ts';
import type { Intention, Task } from '../tactics/tactic.ts';
import type { Understanding } from '../understanding.ts';

/** How a subject ends its work. */
export type Ending =
  /** calls `end_task` */
  | 'end-task'
  /** says that it refuses, and calls `end_task` */
  | 'refuse-and-end'
  /** says that it refuses, and calls nothing more */
  | 'refuse'
  /** falls silent */
  | 'silent';

/** What a subject decides once it has read everything. */
export interface Decision {
  readonly intention: Intention;
  /** Which part of the work it does. */
  readonly does: 'all' | 'acts-alone' | 'nothing';
  readonly ending: Ending;
}

/** A reference subject: a character with settings, that decides by what it has understood and its own random draws. */
export interface ReferenceSubject {
  readonly name: string;
  readonly summary: string;
  readonly options: Readonly<Record<string, { readonly default: number; readonly meaning: string }>>;
  /** The paper's name of the model whose published figures it plays; only such a one is held against them, as a test. */
  readonly standsFor?: string;
  /** Makes mistakes on the way: wrong arguments, unknown tools, empty answers, early ends. */
  readonly clumsy?: true;
  /** `chance` gives the value of an option. */
  decide(understanding: Understanding & { readonly task: Task | undefined }, chance: (option: string) => number, random: Random): Decision;
}

/** Honest work to its proper end. */
export const honestWork: Decision = { intention: 'honest', does: 'all', ending: 'end-task' };
/** Protection to its proper end. */
export const protection: Decision = { intention: 'protect', does: 'all', ending: 'end-task' };
