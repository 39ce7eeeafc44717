import { realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { InputError } from '../errors/index.ts';
import { openRunForViewing, runFileName, runIds, type ViewedRun } from '../store/index.ts';

/** The stored runs that a server has at hand; a few are kept open. */
export interface RunShelf {
  /** The names of the runs in the folder. */
  ids(): readonly string[];
  /** The folder of the run of exactly this name. Throws InputError `run-not-found`, also where it leads out of the folder. */
  folderOf(id: string): string;
  /** That run, open. Throws InputError `run-not-found`, StoreError. */
  open(id: string): ViewedRun;
  close(): void;
}

const keptOpen = 8;

/** Creates the shelf over a folder of runs. */
export function createRunShelf(root: string, clock: { readonly now: () => number }): RunShelf {
  const open = new Map<string, { readonly run: ViewedRun; readonly inode: number }>(); // in the order of their last use
  const put = (id: string): void => {
    open.get(id)?.run.close();
    open.delete(id);
  };
  const folderOf = (id: string): string => {
    const folder = join(root, id);
    if (!runIds(root).includes(id) || !isWithin(root, join(folder, runFileName)))
      throw new InputError('run-not-found', `there is no run '${id}'`, { hint: 'Go back to the list of stored runs.' });
    return folder;
  };
  return {
    ids: () => runIds(root),
    folderOf,
    open: (id) => {
      const folder = folderOf(id);
      const inode = statSync(join(folder, runFileName)).ino;
      const known = open.get(id);
      // A run that was deleted may have come back under its name.
      const run = known?.inode === inode ? known.run : openRunForViewing(folder, clock);
      if (known?.inode === inode) open.delete(id);
      else put(id);
      open.set(id, { run, inode });
      for (const oldest of open.keys()) if (open.size > keptOpen) put(oldest);
      return run;
    },
    close: () => {
      for (const id of [...open.keys()]) put(id);
    },
  };
}

/** Whether a file is below a folder, links followed. */
function isWithin(root: string, file: string): boolean {
  try {
    return realpathSync(file).startsWith(realpathSync(root) + sep);
  } catch {
    return false; // gone meanwhile
  }
}
