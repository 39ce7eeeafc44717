export { keepSample } from './labels/keep-sample.ts';
export { saveLabel, type LabelToSave } from './labels/save-label.ts';
export { openRatingsFile, readRatingsFile, type RatingsFile } from './ratings-file/open-ratings-file.ts';
export { deleteRun, findRun, listRuns, runIds, type RunListing } from './run-folders.ts';
export { openRun, runFileName } from './run-reader.ts';
export { createRun, openRunForWriting, type RunWriter } from './run-writer.ts';
export { createIndexer, type Indexer } from './viewing/search/indexer.ts';
export { eventsWithHits } from './viewing/search/find-hit.ts';
export { openRunForViewing, type ViewedRun } from './viewing/viewed-run.ts';
