import { InternalError } from '../../errors/index.ts';
import { creativity } from './creativity.ts';
import { factual } from './factual.ts';
import { policy } from './policy.ts';
import type { TaskSet } from './task-set.ts';

/** The task set of a level of the factor `dataset`. Throws InternalError for a level that has none. */
export function taskSetOf(dataset: string): TaskSet {
  const known = taskSets.get(dataset);
  if (known === undefined) throw new InternalError(`there is no task set for the dataset ${dataset}`);
  return known;
}

const taskSets: ReadonlyMap<string, TaskSet> = new Map([
  ['factual', factual],
  ['creativity', creativity],
  ['policy', policy],
]);

/** The datasets that have a task set. */
export const datasets: readonly string[] = [...taskSets.keys()];

/** Where the texts of the task sets stand. */
export const taskSetsFolder = new URL('./', import.meta.url);
