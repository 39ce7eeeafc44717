import type { LabelEvidence } from '../../../../../src/spec/index.ts';
import { withMarks } from '../../../parts/invisible-characters.ts';
import { pointOut } from '../../trial/timeline/point-out.ts';
import { articleOf, rangeIn, shownIn, textBlocks } from './text-nodes.ts';

/** Marks evidence in the timeline and scrolls to it, once its event is in sight; opens a fold that hides it. */
export async function showEvidence({ seq, from, words }: LabelEvidence): Promise<void> {
  const shown = withMarks(words);
  for (let frame = 0; frame < 90; frame += 1) {
    const article = articleOf(seq);
    const range = article === null ? undefined : find(article, shown, from);
    if (range !== undefined) {
      pointOut(range, 'custodes-evidence');
      return;
    }
    if (article !== null && frame > 10) article.querySelector<HTMLElement>('.custodes-more:not(.custodes-less, [data-loading])')?.click();
    await new Promise(requestAnimationFrame);
  }
}

/** The place of the words in the blocks of an event; of several the one nearest to where they stand in their text. */
function find(article: Element, words: string, from: number): Range | undefined {
  const places = [...article.querySelectorAll(textBlocks)].flatMap((block) => {
    const text = shownIn(block);
    const at = text.indexOf(words, Math.max(0, from - 1)) === -1 ? text.indexOf(words) : text.indexOf(words, Math.max(0, from - 1));
    return at === -1 ? [] : [{ block, at }];
  });
  const place = places.toSorted((one, other) => Math.abs(one.at - from) - Math.abs(other.at - from))[0];
  return place === undefined ? undefined : rangeIn(place.block, place.at, place.at + words.length);
}
