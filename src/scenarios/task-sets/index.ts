export { outputsPerEvaluation, type TaskItem, type TaskSet, type TaskSetDocument } from './task-set.ts';
export { datasets, taskSetOf, taskSetsFolder } from './task-set-of.ts';
