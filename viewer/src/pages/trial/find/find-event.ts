import type { EventView } from '../../../../../src/spec/index.ts';
import { searchedTexts } from './searched-texts.ts';

interface FindSetting {
  /** How many events there are. */
  readonly events: number;
  /** The event to begin after, or before. */
  readonly from: number;
  readonly by: 1 | -1;
  readonly pattern: RegExp;
  /** An event with its long texts cut. */
  readonly eventAt: (seq: number) => Promise<EventView>;
  /** The same with its texts in whole. */
  readonly wholeAt: (seq: number) => Promise<EventView>;
  /** Asked between events: whether somebody still waits for the answer. */
  readonly isWanted: () => boolean;
}

/** So many events are looked into at once, since what was cut has to be asked for. */
const atOnce = 16;

/** The nearest event after (1) or before (-1) another in which a pattern hits; undefined where there is none, or nobody waits any more. */
export async function findEvent({ events, from, by, pattern, eventAt, wholeAt, isWanted }: FindSetting): Promise<number | undefined> {
  const hitsInWhole = async ({ seq, cut }: EventView): Promise<boolean> =>
    cut.length > 0 && isWanted() && isIn(await wholeAt(seq), pattern);
  for (let next = from + by; next >= 0 && next < events && isWanted(); next += atOnce * by) {
    const seqs = Array.from({ length: atOnce }, (_none, place) => next + place * by).filter((seq) => seq >= 0 && seq < events);
    const some = await Promise.all(seqs.map(eventAt));
    const shown = some.findIndex((event) => isIn(event, pattern));
    // Only what stands before that has to be looked into further.
    const before = shown === -1 ? some : some.slice(0, shown);
    const cutOff = (await Promise.all(before.map(hitsInWhole))).indexOf(true);
    const found = cutOff === -1 ? shown : cutOff;
    if (found !== -1) return seqs[found];
  }
  return undefined;
}

function isIn(event: EventView, pattern: RegExp): boolean {
  return searchedTexts(event).some((text) => text.normalize('NFD').search(pattern) !== -1);
}
