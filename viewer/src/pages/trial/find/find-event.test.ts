import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EventView } from '../../../../../src/spec/index.ts';
import { searchPattern } from '../../../parts/search-pattern.ts';
import { findEvent } from './find-event.ts';

type Kind = 'shown' | 'cut off' | 'none';

/** Events of which a hit stands in the text, in the part of it that was cut off, or nowhere. */
function setting(kinds: readonly Kind[], asked: number[] = []) {
  const event = (seq: number, text: string, cut: EventView['cut']): EventView => ({ seq, at: '', cut, type: 'nudge', text });
  return {
    events: kinds.length,
    pattern: searchPattern('word') ?? /$^/u,
    eventAt: (seq: number) =>
      Promise.resolve(
        event(seq, kinds[seq] === 'shown' ? 'a word' : 'swords', kinds[seq] === 'cut off' ? [{ path: 'text', length: 99 }] : []),
      ),
    wholeAt: (seq: number) => {
      asked.push(seq);
      return Promise.resolve(event(seq, 'swords, and a word', []));
    },
    isWanted: () => true,
  };
}

it('finds the nearest event with a hit on either side, also in what was cut off', async () => {
  const kinds = fc.array(fc.constantFrom<Kind>('shown', 'cut off', 'none', 'none', 'none'), { maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(kinds, fc.nat(60), fc.constantFrom<1 | -1>(1, -1), async (given, at, by) => {
      const from = Math.min(at, given.length);
      const hits = given.flatMap((kind, seq) => (kind === 'none' ? [] : [seq]));
      const expected = by === 1 ? hits.find((seq) => seq > from) : hits.findLast((seq) => seq < from);
      expect(await findEvent({ ...setting(given), from, by })).toBe(expected);
    }),
  );
});

it('asks for no whole text beyond a hit that is there already', async () => {
  const asked: number[] = [];
  await findEvent({ ...setting(['none', 'shown', 'cut off', 'cut off'], asked), from: -1, by: 1 });
  expect(asked).toEqual([]);
});

it('ends where nobody waits any more', async () => {
  expect(await findEvent({ ...setting(['shown']), from: -1, by: 1, isWanted: () => false })).toBeUndefined();
});
