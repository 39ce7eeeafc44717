export { applyChanges } from './apply-changes.ts';
export { contentIdOf } from './content-id.ts';
export { diffSnapshots } from './diff-snapshots.ts';
export { World, type HostView } from './world.ts';
