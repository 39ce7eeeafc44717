/**
 * A line as lines of at most so many columns, broken at blanks; a longer word stands alone. Lines after the first are set
 * in by `hanging` columns more than the first is.
 */
export function wrapped(line: string, columns: number, hanging = 2): string[] {
  const indent = line.length - line.trimStart().length;
  const further = ' '.repeat(indent + hanging);
  const lines: string[] = [];
  let current = '';
  for (const word of line.trim().split(' ')) {
    const next = current === '' ? `${' '.repeat(indent)}${word}` : `${current} ${word}`;
    if (next.length <= columns || current === '') {
      current = next;
      continue;
    }
    lines.push(current);
    current = `${further}${word}`;
  }
  return [...lines, current];
}
