import { useEffect, useRef, useState, type RefObject } from 'react';
import { useShortcuts } from '../../shell/shortcuts.ts';

interface RowKeys {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly total: number;
  /** The row that the address names. */
  readonly at: number;
  /** Writes the row into the address. */
  readonly go: (row: number) => void;
  readonly reveal: (row: number) => void;
}

/** Moves through rows by keys, the focus with them, so that Enter opens; the address follows when one pauses. Gives the active row. */
export function useRowKeys({ box, total, at, go, reveal }: RowKeys): number {
  const [active, setActive] = useState(at);
  const [seen, setSeen] = useState(at);
  const focusNext = useRef(false);
  if (seen !== at) {
    setSeen(at);
    setActive(at);
  }
  const move = (by: number): void => {
    const next = Math.max(0, Math.min(total - 1, active + by));
    focusNext.current = true;
    setActive(next);
    reveal(next);
  };
  useShortcuts('Table of trials', [
    { keys: ['j', 'ArrowDown'], does: 'next trial', run: () => move(1) },
    { keys: ['k', 'ArrowUp'], does: 'previous trial', run: () => move(-1) },
    { keys: ['PageDown'], does: 'twenty on', run: () => move(20) },
    { keys: ['PageUp'], does: 'twenty back', run: () => move(-20) },
    { keys: ['Home'], does: 'first', run: () => move(-total) },
    { keys: ['End'], does: 'last', run: () => move(total) },
    { keys: ['Enter'], does: 'open the trial', run: () => openRow(box.current, active) },
    { keys: ['x'], does: 'pick the trial to compare', run: () => pickRow(box.current, active) },
  ]);
  // The row may come later than the key: each time rows come, the one that waits for the focus is looked for again.
  useEffect(() => {
    const link = linkOf(box.current, active);
    if (!focusNext.current || link === null) return;
    link.focus({ preventScroll: true });
    focusNext.current = false;
  });
  useEffect(() => {
    if (active === at) return undefined;
    const later = setTimeout(() => go(active), 400);
    return () => clearTimeout(later);
  });
  return active;
}

function linkOf(box: HTMLElement | null, row: number): HTMLElement | null {
  return box?.querySelector<HTMLElement>(`[data-row-link="${row}"]`) ?? null;
}

/** Where something else has the focus, Enter is its own. */
function openRow(box: HTMLElement | null, row: number): boolean {
  if (document.activeElement !== document.body && document.activeElement !== box) return false;
  linkOf(box, row)?.click();
  return true;
}

function pickRow(box: HTMLElement | null, row: number): void {
  box?.querySelector<HTMLElement>(`[data-row="${row}"] input`)?.click();
}
