import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';

/** A key and what it does on the page that registers it. */
export interface Shortcut {
  /** As in KeyboardEvent.key, such as `j`, `ArrowDown` or `/`; any of them. */
  readonly keys: readonly string[];
  /** What it does, in a few words. */
  readonly does: string;
  /** Returns false where the key is to do what it does anyway. */
  readonly run: () => unknown;
}

/** The shortcuts of a part of a page, as the help lists them. */
export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly Pick<Shortcut, 'keys' | 'does'>[];
}

/**
 * Binds keys while the calling component is on the page, and lists them in the keyboard help (`?`). Keys are left alone
 * where a text is typed, a menu or dialog is open, or a modifier is held; all of them can be switched off in the help.
 * `goFirst`: before those of the rest of the page that have the same keys.
 */
export function useShortcuts(
  title: string,
  shortcuts: readonly Shortcut[],
  { goFirst = false }: { readonly goFirst?: boolean } = {},
): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!shortcutsAreOn() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
    const pressed = shortcuts.find(({ keys }) => keys.includes(event.key));
    if (pressed !== undefined && pressed.run() !== false) event.preventDefault();
  });
  useEffect(() => {
    document.addEventListener('keydown', press, goFirst);
    return () => document.removeEventListener('keydown', press, goFirst);
  }, [goFirst]);
  const listed = JSON.stringify(shortcuts.map(({ keys, does }) => ({ keys, does })));
  useEffect(() => {
    const group = { title, shortcuts: JSON.parse(listed) as ShortcutGroup['shortcuts'] }; // made one line above
    groups = [...groups, group];
    tell();
    return () => {
      groups = groups.filter((one) => one !== group);
      tell();
    };
  }, [title, listed]);
}

/** The shortcuts of all that is on the page now. */
export function useShortcutGroups(): readonly ShortcutGroup[] {
  const all = useSyncExternalStore(listen, () => groups);
  return [...Map.groupBy(all, ({ title }) => title)].map(([title, parts]) => ({
    title,
    shortcuts: parts.flatMap(({ shortcuts }) => shortcuts),
  }));
}

/** Whether single keys act, kept in this browser; and how to change it. */
export function useShortcutsOn(): readonly [boolean, (on: boolean) => void] {
  return [useSyncExternalStore(listen, shortcutsAreOn), switchShortcuts];
}

let groups: readonly ShortcutGroup[] = [];
const listeners = new Set<() => void>();
const stored = 'custodes-single-keys';

function shortcutsAreOn(): boolean {
  return localStorage.getItem(stored) !== 'off';
}

function switchShortcuts(on: boolean): void {
  localStorage.setItem(stored, on ? 'on' : 'off');
  tell();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  for (const listener of listeners) listener();
}

/** In a field, or while a dialog or menu has the keyboard; on tabs and radio buttons the keys that move among them. */
function isTyping({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (movers.has(key) && target.closest('[role=tablist], [role=radiogroup]') !== null) return true;
  return (
    target.closest(
      'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true], [role=dialog], [role=menu], [role=listbox]',
    ) !== null
  );
}

const movers = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', ' ']);
