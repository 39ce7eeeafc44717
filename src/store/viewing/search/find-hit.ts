import { parseSearch, patternOfTerms, takenApart, type SearchTerm, type TrialEvent } from '../../../spec/index.ts';
import { eventTexts } from './event-texts.ts';

/** The marks around a hit: characters of private use, which are taken out of the text before. */
const [open, close] = ['\u{E000}', '\u{E001}'];
/** Characters shown before and after the first hit. */
const [before, after] = [60, 140];

/** Where terms stand first in a trial. */
export interface Hit {
  /** Of the event. */
  readonly seq: number;
  /** Some words of it, with each hit between U+E000 and U+E001. */
  readonly text: string;
}

/**
 * Finds where terms stand first in a trial: in what was said and done before the prompts, which are alike in many trials.
 * Null where nothing is found.
 */
export function findHit(events: Iterable<TrialEvent>, terms: readonly SearchTerm[]): Hit | null {
  const pattern = patternOfTerms(terms);
  if (pattern === undefined) return null;
  const prompts: TrialEvent[] = [];
  for (const event of events) {
    const hit = event.type === 'prompt' ? null : hitIn(event, pattern);
    if (hit !== null) return hit;
    if (event.type === 'prompt') prompts.push(event);
  }
  for (const prompt of prompts) {
    const hit = hitIn(prompt, pattern);
    if (hit !== null) return hit;
  }
  return null;
}

/** The `seq` of each event in which a search hits, in their order; none for a search that holds no word. */
export function eventsWithHits(events: readonly TrialEvent[], search: string): readonly number[] {
  const pattern = patternOfTerms(parseSearch(search));
  if (pattern === undefined) return [];
  return events.filter((event) => eventTexts(event).some((text) => takenApart(text).search(pattern) !== -1)).map(({ seq }) => seq);
}

function hitIn(event: TrialEvent, pattern: RegExp): Hit | null {
  for (const text of eventTexts(event)) {
    const hit = hitInText(text, pattern);
    if (hit !== null) return { seq: event.seq, text: hit };
  }
  return null;
}

function hitInText(text: string, pattern: RegExp): string | null {
  const plain = takenApart(text);
  const at = plain.search(pattern);
  if (at === -1) return null;
  const [from, to] = [wholeCharacter(plain, Math.max(0, at - before)), wholeCharacter(plain, Math.min(plain.length, at + after))];
  const shown = plain.slice(from, to).replace(/[\u{E000}\u{E001}]/gu, '');
  const marked = shown.replace(pattern, (hit) => `${open}${hit}${close}`).normalize('NFC');
  return `${from > 0 ? '…' : ''}${marked}${to < plain.length ? '…' : ''}`;
}

/** A place that cuts no surrogate pair. */
function wholeCharacter(text: string, place: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(place)) ? place - 1 : place;
}
