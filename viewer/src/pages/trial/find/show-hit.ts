import { articleOf } from '../../label/evidence/text-nodes.ts';
import { pointOut } from '../timeline/point-out.ts';

/** How long an event is waited for, in frames. */
const patience = 90;
/** After so many frames what is folded is opened, where no hit is in sight. */
const unfoldAfter = 8;

/** Marks a hit of the search in an event, the first or the last, and brings it into view, once the event is there; opens what hides it. */
export async function showHit(seq: number, which: 'first' | 'last' = 'first'): Promise<void> {
  CSS.highlights.delete('custodes-found');
  for (let frame = 0; frame < patience; frame += 1) {
    const hit = hitsIn(seq).at(which === 'first' ? 0 : -1);
    if (hit !== undefined) {
      point(hit);
      return;
    }
    if (frame > unfoldAfter)
      articleOf(seq)
        ?.querySelector<HTMLElement>('[data-hits=true][aria-expanded=false], .custodes-more:not(.custodes-less, [data-loading])')
        ?.click();
    await new Promise(requestAnimationFrame);
  }
}

/** Goes on to the next hit of the same event that is on the page; false where there is none. */
export function showNextHit(seq: number, by: 1 | -1): boolean {
  const [found] = CSS.highlights.get('custodes-found') ?? [];
  const hits = hitsIn(seq);
  const at = hits.findIndex((hit) => found?.startContainer === hit);
  const next = at === -1 ? undefined : hits[at + by];
  if (next === undefined) return false;
  point(next);
  return true;
}

function hitsIn(seq: number): readonly Element[] {
  return [...(articleOf(seq)?.querySelectorAll('mark.custodes-mark-hit') ?? [])];
}

function point(hit: Element): void {
  const range = document.createRange();
  range.selectNodeContents(hit);
  pointOut(range, 'custodes-found');
}
