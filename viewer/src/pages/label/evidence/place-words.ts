import type { LabelEvidence } from '../../../../../src/spec/index.ts';
import { piecesOf } from '../../../parts/invisible-characters.ts';
import { placesOf } from '../../../parts/text-marks.ts';
import type { EventText } from './event-texts.ts';

/** Words as they stand on the page, where hidden characters have visible marks in their place. */
export interface ShownWords {
  readonly words: string;
  /** What stands before them in the same text; undefined where that is not known, as in a table. */
  readonly before: string | undefined;
}

/** Where words that were selected on the page stand in the texts of their event; undefined where they do not. */
export function placeWords(texts: readonly EventText[], { words, before }: ShownWords): Omit<LabelEvidence, 'seq'> | undefined {
  const wanted = words.trim();
  if (wanted === '') return undefined;
  const start = (before?.length ?? 0) + words.length - words.trimStart().length;
  const places = texts.flatMap(({ path, text }) => {
    const { shown, originalAt } = shownText(text);
    return occurrences(shown, wanted).map((at) => ({
      path,
      text,
      from: originalAt(at, 'from'),
      to: originalAt(at + wanted.length, 'to'),
      isExact: before !== undefined && at === start && shown.startsWith(before),
      distance: Math.abs(at - start),
    }));
  });
  const place =
    places.find(({ isExact }) => isExact) ??
    places.toSorted((one, other) => one.distance - other.distance)[0] ??
    looselyPlaced(texts, wanted);
  if (place === undefined) return undefined;
  const { path, text, from, to } = place;
  return { path, from, to, words: text.slice(from, to) };
}

/** A text as it is shown, and the way back from an offset in that to one in the text; within a mark, to the mark's edge. */
function shownText(text: string): { shown: string; originalAt: (offset: number, edge: 'from' | 'to') => number } {
  const pieces = piecesOf(text);
  const starts: number[] = [];
  let shown = '';
  for (const piece of pieces) {
    starts.push(shown.length);
    shown += piece.shown;
  }
  const originalAt = (offset: number, edge: 'from' | 'to'): number => {
    const position = starts.findLastIndex((start) => start < offset || (start === offset && edge === 'from'));
    const piece = pieces[Math.max(0, position)];
    if (piece === undefined) return 0;
    const within = offset - (starts[Math.max(0, position)] ?? 0);
    if (piece.hidden === null) return Math.min(text.length, piece.from + within);
    return edge === 'from' ? piece.from : piece.from + piece.text.length;
  };
  return { shown, originalAt };
}

function occurrences(text: string, words: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(words); at !== -1 && found.length < 1000; at = text.indexOf(words, at + 1)) found.push(at);
  return found;
}

/** However lines are broken: what is laid out as a table or a document has other blanks than its text. */
function looselyPlaced(texts: readonly EventText[], words: string) {
  return texts.flatMap(({ path, text }) => placesOf(text, words).map((place) => ({ path, text, ...place })))[0];
}
