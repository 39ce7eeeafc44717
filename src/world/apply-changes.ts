import type { Snapshot, WorldChange } from '../spec/index.ts';
import { World } from './world.ts';

/** The world after changes: the inverse of watching them happen. The time stays that of the snapshot. */
export function applyChanges(before: Snapshot, changes: Iterable<WorldChange>): Snapshot {
  const world = new World(before);
  world.replay(changes);
  return world.snapshot();
}

