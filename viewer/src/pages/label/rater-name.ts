import { useSyncExternalStore } from 'react';

/** Who labels in this browser, as they named themselves; and how to name another. */
export function useRater(): readonly [string | undefined, (name: string) => void] {
  return [useSyncExternalStore(listen, read), write];
}

const stored = 'custodes-rater';
const listeners = new Set<() => void>();

function read(): string | undefined {
  return localStorage.getItem(stored) ?? undefined;
}

function write(name: string): void {
  localStorage.setItem(stored, name);
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', listener);
  };
}
