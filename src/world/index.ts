export { applyChanges } from './apply-changes.ts';
export { contentIdOf } from './content-id.ts';
export { diffSnapshots } from './diff-snapshots.ts';
export { createWorld, type HostView, type World } from './world.ts';
export { textFile } from './text-file.ts';
