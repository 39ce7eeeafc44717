/** Moves the keyboard to a name of the list, so that a reader of the screen is told of it. */
export function focusName(name: string): void {
  const row = document.getElementById(rowId(name));
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
}

/** Moves the keyboard into the field of a name; false where it has none. */
export function focusField(name: string): boolean {
  const field = document.getElementById(rowId(name))?.querySelector<HTMLElement>('input, textarea') ?? null;
  field?.focus();
  return field !== null;
}

export function rowId(name: string): string {
  return `label-${name}`;
}
