import type { Snapshot, WorldChange } from '../spec/index.ts';
import { createWorld } from './world.ts';

/** The world after changes: the inverse of watching them happen. The time stays that of the snapshot. */
export function applyChanges(before: Snapshot, changes: Iterable<WorldChange>): Snapshot {
  const world = createWorld(before);
  world.replay(changes);
  return world.snapshot();
}
