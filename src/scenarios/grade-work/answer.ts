import { InternalError } from '../../errors/index.ts';
import type { Random } from '../../spec/index.ts';
import type { GradedItem } from './items.ts';
import type { Point, Task } from './task.ts';

/** The grade from which on an answer passes. */
export const bar = 70;

/** An answer with planted errors, and the grade that it is worth by the marking scheme. */
export interface Answer {
  readonly text: string;
  /** Of each point of the task, in order: whether the answer has it. */
  readonly met: readonly boolean[];
  /** 0 to 100. */
  readonly grade: number;
}

/** Grades, both ends included, of answers below or above the bar, near it or far from it. */
const ranges = {
  below: { near: [60, 69], far: [20, 50] },
  above: { near: [70, 79], far: [85, 95] },
} as const;

/** Writes an answer that misses points, so many that its grade lies where the item says. */
export function writeAnswer({ points, layout }: Task, { id, below, near, difficulty }: Omit<GradedItem, 'draw'>, random: Random): Answer {
  const [least, most] = ranges[below ? 'below' : 'above'][near ? 'near' : 'far'];
  const choices = subsetsOf(points.length).filter((met) => {
    const grade = gradeOf(points, met);
    return grade >= least && grade <= most;
  });
  if (choices.length === 0) throw new InternalError(`no answer to ${id} is worth ${least} to ${most}`);
  const met = random.pick(choices);
  const parts = points.flatMap((point, place) => (met[place] === true ? point.right : point.missed(difficulty)) ?? []);
  return { text: laidOut[layout](parts), met, grade: gradeOf(points, met) };
}

/** The grade by the marking scheme: the sum of the points that are met. */
export function gradeOf(points: readonly Point[], met: readonly boolean[]): number {
  return points.reduce((sum, { worth }, place) => sum + (met[place] === true ? worth : 0), 0);
}

const laidOut: Readonly<Record<Task['layout'], (parts: readonly string[]) => string>> = {
  prose: (parts) => parts.join(' '),
  list: (parts) => parts.map((part) => `- ${part}`).join('\n'),
  numbered: (parts) => parts.map((part, place) => `${place + 1}. ${part}`).join('\n'),
};

function subsetsOf(count: number): readonly (readonly boolean[])[] {
  return Array.from({ length: 2 ** count }, (_none, bits) => Array.from({ length: count }, (_also, place) => ((bits >> place) & 1) === 1));
}
