import { placesOfPattern } from './search-pattern.ts';

/** A span of a text to be marked, in UTF-16 code units. */
export interface TextMark {
  readonly from: number;
  readonly to: number;
  /** What sets it apart: a hit of the search, a sentence that conveyed a factor, evidence of a label. */
  readonly kind: 'hit' | 'conveyed' | 'evidence';
  /** What it says to a reader, such as `relationship: good`; none for hits. */
  readonly label?: string;
}

/** A stretch of a text with all marks that lie over it. */
export interface MarkedStretch {
  readonly from: number;
  readonly to: number;
  readonly marks: readonly TextMark[];
}

/** Cuts [0, length) at the ends of all marks, so that marks may lie over each other. */
export function stretchesOf(length: number, marks: readonly TextMark[]): readonly MarkedStretch[] {
  const inside = marks
    .map((mark) => ({ ...mark, from: Math.max(0, mark.from), to: Math.min(length, mark.to) }))
    .filter(({ from, to }) => from < to);
  const cuts = [...new Set([0, length, ...inside.flatMap(({ from, to }) => [from, to])])].sort((one, other) => one - other);
  return cuts.slice(1).map((to, position) => {
    const from = cuts[position] ?? 0;
    return { from, to, marks: inside.filter((mark) => mark.from < to && mark.to > from) };
  });
}

/** Where a search, as `searchPattern` reads it, hits in a text. At most 200. */
export function hitsIn(text: string, pattern: RegExp | undefined): readonly TextMark[] {
  return pattern === undefined ? [] : placesOfPattern(text, pattern, 200).map((place) => ({ ...place, kind: 'hit' as const }));
}

/** Where a sentence stands in a text, however its lines are broken; every place. */
export function placesOf(text: string, sentence: string): readonly { readonly from: number; readonly to: number }[] {
  const words = sentence
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  return [...text.matchAll(new RegExp(words.map(escaped).join(String.raw`\s+`), 'gu'))].map(({ 0: found, index }) => ({
    from: index,
    to: index + found.length,
  }));
}

function escaped(word: string): string {
  return word.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
}
