import type { TrialComparison } from '../../../../src/spec/index.ts';

type Line = TrialComparison['texts'][number]['lines'][number];

/** A line of a difference: of which text, and which part of it is not in the line that it stands against. */
export interface ShownLine extends Line {
  /** From and to, in UTF-16 code units; null where the whole line is new. */
  readonly part: readonly [number, number] | null;
}

/** Lines that changed with a few around them; between two such places, how many were left out. */
export interface Hunk {
  readonly skipped: number;
  readonly lines: readonly ShownLine[];
}

/** Only what changed, with so many lines of what stays before and after it. */
export function hunksOf(lines: readonly Line[], around = 1): Hunk[] {
  const kept = new Set(
    lines.flatMap(({ change }, place) =>
      change === 'same' ? [] : Array.from({ length: 2 * around + 1 }, (_none, step) => place - around + step),
    ),
  );
  const hunks: { skipped: number; lines: ShownLine[] }[] = [];
  let skipped = 0;
  for (const [place, line] of withParts(lines).entries()) {
    if (!kept.has(place)) {
      skipped += 1;
      continue;
    }
    if (skipped > 0 || hunks.length === 0) hunks.push({ skipped, lines: [] });
    hunks.at(-1)?.lines.push(line);
    skipped = 0;
  }
  return hunks;
}

/** Where as many lines stand against each other on both sides, what of each is its own. */
function withParts(lines: readonly Line[]): ShownLine[] {
  const shown: ShownLine[] = lines.map((line) => ({ ...line, part: null }));
  for (let from = 0; from < lines.length;) {
    const change = lines[from]?.change;
    let to = from + 1;
    while (change !== 'same' && to < lines.length && lines[to]?.change !== 'same') to += 1;
    const own = shown.slice(from, to);
    const [ones, others] = [own.filter((line) => line.change === 'first'), own.filter((line) => line.change === 'second')];
    if (change !== 'same' && ones.length === others.length)
      for (const [place, one] of ones.entries()) {
        const other = others[place];
        if (other === undefined) continue;
        const [ownPart, otherPart] = changedParts(one.text, other.text);
        shown[shown.indexOf(one)] = { ...one, part: ownPart };
        shown[shown.indexOf(other)] = { ...other, part: otherPart };
      }
    from = to;
  }
  return shown;
}

/** What is left of two texts without their common beginning and end, both taken to whole words. */
export function changedParts(one: string, other: string): readonly [readonly [number, number], readonly [number, number]] {
  const shortest = Math.min(one.length, other.length);
  let start = 0;
  while (start < shortest && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < shortest - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  if (isWord(one[start]) || isWord(other[start])) while (start > 0 && isWord(one[start - 1])) start -= 1;
  if (isWord(one[one.length - 1 - end]) || isWord(other[other.length - 1 - end])) while (end > 0 && isWord(one[one.length - end])) end -= 1;
  return [
    [start, one.length - end],
    [start, other.length - end],
  ];
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}\p{M}]/u.test(character);
}
