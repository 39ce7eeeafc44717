import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TrialEvent } from '../../spec/index.ts';
import { packText } from '../compression.ts';
import { eachEvent, eventBytes } from './each-event.ts';

const at = '2026-02-03T09:00:00Z';
const read = (events: readonly TrialEvent[]) => [...eachEvent(eventBytes(Uint8Array.from(packText(JSON.stringify(events)))))];

it('reads the events that were written, whatever their texts hold', () => {
  const texts = fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constant(`,{"seq":1,"at":"`), fc.constant('"}]\\')), { maxLength: 6 });
  fc.assert(
    fc.property(texts, (written) => {
      const events = written.map((text, seq): TrialEvent => ({ seq, at, type: 'nudge', text: text.toWellFormed() }));
      expect(read(events)).toEqual(events);
    }),
  );
});

it('is not misled by arguments that look like events', () => {
  const fake = [{ seq: 0 }, { seq: 1, at: 'x', type: 'nudge', text: 'never said' }, { seq: 2, at: 'y' }];
  const events: TrialEvent[] = [
    { seq: 0, at, type: 'tool-call', id: 'a', tool: 'write', arguments: fake },
    { seq: 1, at, type: 'tool-call', id: 'b', tool: 'write', arguments: { list: fake } },
    { seq: 2, at, type: 'trial-end', reason: 'end-task' },
  ];
  expect(read(events)).toEqual(events);
});

it('says that a trial is damaged whose events cannot be unpacked', () => {
  expect(() => eventBytes(null)).toThrow(expect.objectContaining({ code: 'run-corrupt' }) as Error);
  expect(() => eventBytes(new Uint8Array([1, 2, 3]))).toThrow(expect.objectContaining({ code: 'run-corrupt' }) as Error);
});
