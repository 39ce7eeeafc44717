/** Buffers by key, as many as fit into a number of bytes; what was used longest ago goes first. */
export interface BoundedCache<Key, Kept extends { readonly bytes: Uint8Array }> {
  get(key: Key): Kept | undefined;
  set(key: Key, kept: Kept): void;
  delete(key: Key): void;
  clear(): void;
}

export function createBoundedCache<Key, Kept extends { readonly bytes: Uint8Array }>(limitBytes: number): BoundedCache<Key, Kept> {
  const entries = new Map<Key, Kept>(); // in the order of their last use
  let total = 0;
  const remove = (key: Key): void => {
    total -= entries.get(key)?.bytes.length ?? 0;
    entries.delete(key);
  };
  return {
    get: (key) => {
      const kept = entries.get(key);
      if (kept === undefined) return undefined;
      entries.delete(key);
      entries.set(key, kept);
      return kept;
    },
    set: (key, kept) => {
      remove(key);
      entries.set(key, kept);
      total += kept.bytes.length;
      for (const oldest of entries.keys()) {
        if (total <= limitBytes || oldest === key) break;
        remove(oldest);
      }
    },
    delete: remove,
    clear: () => {
      entries.clear();
      total = 0;
    },
  };
}
