import type { KeyboardEvent } from 'react';

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** From a tile whose value has the focus, the arrow keys go to the next one with a value in that direction. */
export function moveAmongTiles(event: KeyboardEvent<HTMLTableElement>): void {
  const step = steps[event.key];
  const place = (event.target as HTMLElement).querySelector<HTMLElement>('[data-row]'); // keys come from elements
  if (step === undefined || place === null || event.altKey || event.ctrlKey || event.metaKey) return;
  let [row, column] = [Number(place.dataset['row']), Number(place.dataset['column'])];
  const all = event.currentTarget.querySelectorAll<HTMLElement>('[data-row]');
  const furthest = Math.max(...Array.from(all, ({ dataset }) => Math.max(Number(dataset['row']), Number(dataset['column']))));
  for (let tries = 0; tries <= furthest; tries += 1) {
    [row, column] = [row + step[0], column + step[1]];
    const next = [...all].find(({ dataset }) => Number(dataset['row']) === row && Number(dataset['column']) === column);
    const link = next?.closest('a');
    if (link === undefined || link === null) continue;
    link.focus();
    event.preventDefault();
    return;
  }
}
