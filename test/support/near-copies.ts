/** Two texts and how much they share. */
export interface Likeness {
  readonly one: number;
  readonly other: number;
  /** The share of their shingles that both have (Jaccard), 0 to 1. */
  readonly share: number;
}

/**
 * The pairs of texts that share most, most first. A shingle is four words in a row, after figures and the given names are
 * taken out, so that two texts which differ by these alone are the same.
 */
export function mostAlike(texts: readonly string[], names: readonly string[] = []): readonly Likeness[] {
  const sets = texts.map((text) => shinglesOf(text, names));
  const pairs = sets.flatMap((one, place) =>
    sets.slice(place + 1).map((other, after) => ({ one: place, other: place + 1 + after, share: shareOf(one, other) })),
  );
  return pairs.sort((one, other) => other.share - one.share).slice(0, 10);
}

function shinglesOf(text: string, names: readonly string[]): ReadonlySet<string> {
  const without = names.reduce((left, name) => (name === '' ? left : left.replaceAll(name, ' ')), text);
  const words = without
    .replaceAll(/\d+/g, ' ')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  return new Set(words.slice(3).map((_word, place) => words.slice(place, place + 4).join(' ')));
}

function shareOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const both = [...one].filter((shingle) => other.has(shingle)).length;
  return both / (one.size + other.size - both);
}
