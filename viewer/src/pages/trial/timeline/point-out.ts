/** Highlights of the page's style by which words are pointed out, one place at a time. */
export type Highlighted = 'custodes-evidence' | 'custodes-found';

/** So many frames a place is held in view, in which rows come to their heights. */
const frames = 20;

/** Highlights words of the timeline and brings them into view, until it has settled or the reader moves. */
export function pointOut(range: Range, name: Highlighted): void {
  CSS.highlights.set(name, new Highlight(range));
  range.startContainer.parentElement?.scrollIntoView({ block: 'nearest' });
  let left = frames;
  const stop = (): void => {
    left = 0;
    for (const move of readerMoves) removeEventListener(move, stop);
  };
  for (const move of readerMoves) addEventListener(move, stop, { passive: true });
  const hold = (): void => {
    if (left === 0) return;
    scrollTo(range);
    left -= 1;
    if (left === 0) stop();
    else requestAnimationFrame(hold);
  };
  hold();
}

function scrollTo(range: Range): void {
  const box = range.getBoundingClientRect();
  const feed = document.querySelector('[role=feed]');
  const view = feed?.getBoundingClientRect();
  if (feed === null || view === undefined || box.height === 0) return;
  const bottom = Math.min(view.bottom, innerHeight);
  if (box.top < view.top || box.bottom > bottom - 40) feed.scrollBy({ top: box.top - view.top - view.height / 3 });
}

const readerMoves = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;
