export { deleteRun, findRun, listRuns, type RunListing } from './run-folders.ts';
export { openRun } from './run-reader.ts';
export { createRun, openRunForWriting, type RunWriter } from './run-writer.ts';
