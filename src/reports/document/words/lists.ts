/** Things in a row: `a`, `a and b`, `a, b and c`. */
export function inWords(items: readonly string[], last = 'and'): string {
  if (items.length < 2) return items[0] ?? 'none';
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1) ?? ''}`;
}

/** A number with its noun: `1 trial`, `3,000 trials`. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${grouped(n)} ${n === 1 ? one : many}`;
}

/** A count with its digits in groups. */
export function grouped(n: number): string {
  return n.toLocaleString('en-US');
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
