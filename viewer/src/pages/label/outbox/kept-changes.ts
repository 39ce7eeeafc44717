import { LabelInput } from '../../../../../src/spec/viewing/index.ts';
import { z } from 'zod';
import type { PendingLabel } from './pending-label.ts';

/** Changes in the browser's storage, so that they outlive the page until the server has them. */
export interface KeptChanges {
  keep(change: PendingLabel): void;
  /** Forgets a change. */
  drop(id: string): void;
  /** Takes over changes of windows that are gone; `isOpen` tells of a window whether it is there. */
  adopt(isOpen: (window: string) => boolean): readonly PendingLabel[];
}

/** The changes of one run that a window keeps. */
export function createKeptChanges(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>,
  { run, window }: { run: string; window: string },
): KeptChanges {
  const prefix = `custodes-unsaved ${run} `;
  const keyOf = (id: string): string => `${prefix}${window} ${id}`;
  const keep = ({ id, label, sent }: PendingLabel): void => {
    try {
      storage.setItem(keyOf(id), JSON.stringify({ label, sent }));
    } catch {
      // The storage is full: the page itself keeps it, and asks before it is closed.
    }
  };
  return {
    keep,
    drop: (id) => storage.removeItem(keyOf(id)),
    adopt: (isOpen) =>
      Array.from({ length: storage.length }, (_none, position) => storage.key(position))
        .filter((key): key is string => key?.startsWith(prefix) === true)
        .flatMap((key) => {
          const [owner = '', id = ''] = key.slice(prefix.length).split(' ');
          const read = parsed(storage.getItem(key));
          if (owner === window || isOpen(owner) || read === undefined) return [];
          const change: PendingLabel = { id, ...read, state: 'waiting' };
          keep(change);
          storage.removeItem(key);
          return [change];
        }),
  };
}

const Kept = z.object({ label: LabelInput, sent: z.array(z.string()) });

function parsed(text: string | null): z.infer<typeof Kept> | undefined {
  try {
    return Kept.parse(JSON.parse(text ?? ''));
  } catch {
    return undefined; // of another version: left where it is
  }
}
