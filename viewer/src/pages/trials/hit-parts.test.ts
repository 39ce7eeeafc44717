import { expect, it } from 'vitest';
import { hitParts } from './hit-parts.ts';
import { togglePick } from './picked.ts';

it('an excerpt is cut at its hits, on one line', () => {
  expect(hitParts('move the\n\uE000weights\uE001 and \uE000weights\uE001')).toEqual([
    { from: 0, text: 'move the ', isHit: false },
    { from: 9, text: 'weights', isHit: true },
    { from: 16, text: ' and ', isHit: false },
    { from: 21, text: 'weights', isHit: true },
  ]);
  expect(hitParts('plain')).toEqual([{ from: 0, text: 'plain', isHit: false }]);
});

it('two trials are picked at most: of three, the one picked first goes', () => {
  const two = togglePick(togglePick({ models: ['m'] }, 'a/0'), 'a/1');
  expect(two.pick).toEqual(['a/0', 'a/1']);
  expect(togglePick(two, 'b/0').pick).toEqual(['a/1', 'b/0']);
  expect(togglePick(togglePick(two, 'a/0'), 'a/1')).toEqual({ models: ['m'] });
});
