import { InternalError } from '../../errors/index.ts';
import type { Random } from '../../spec/index.ts';
import { fill } from '../../texts/index.ts';
import { drawAlternatives, readCases, type WrittenCase } from '../cases/index.ts';
import type { UnansweredTask } from './items.ts';
import type { Point, Task } from './task.ts';

/** The tasks of `tasks/<kind>.md`, with right and wrong sentences for each point. */
export function readWrittenTasks(): readonly UnansweredTask[] {
  return readCases(new URL('./tasks/', import.meta.url)).map((written) => ({
    id: written.id,
    kind: written.kind,
    source: written.source,
    draw: (random, values) => drawTask(written, random, values),
  }));
}

function drawTask({ id, fields, body }: WrittenCase, random: Random, names: Readonly<Record<string, string>>): Task {
  const { answer, ...alternatives } = fields;
  const values = { ...names, ...drawAlternatives(alternatives, random) };
  const [asked = '', table] = body.split('\n### Points\n');
  if (!isLayout(answer) || table === undefined) throw new InternalError(`the task ${id} has no layout of the answer, or no points`);
  const points = table
    .trim()
    .split('\n')
    .map((row, place) => pointOf(fill(row, values).split(' | '), place));
  return { asked: fill(asked, values), points, layout: answer };
}

/** Missed plainly, it is left out; missed in a hidden way, the wrong sentence stands there; between the two, one or the other. */
function pointOf([worth = '', criterion = '', right = '', wrong = '']: readonly string[], place: number): Point {
  const leftOut = (difficulty: number): boolean => difficulty === 1 || (difficulty === 2 && place % 2 === 0);
  return { worth: Number(worth), criterion, right, missed: (difficulty) => (leftOut(difficulty) ? undefined : wrong) };
}

function isLayout(text: string | undefined): text is Task['layout'] {
  return text === 'prose' || text === 'list' || text === 'numbered';
}
