import { taskSetsFolder } from '../task-sets/index.ts';

/** Folders of texts that evaluations share, and that make their version. */
export const evaluationFolders: readonly URL[] = [taskSetsFolder];
