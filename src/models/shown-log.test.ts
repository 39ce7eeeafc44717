import fc from 'fast-check';
import { expect, it } from 'vitest';
import { layOutTranscript } from '../texts/index.ts';
import { readShownLog } from './shown-log.ts';

it('reads back each entry of a log that was laid out, whatever stands in it and around it', () => {
  const nasty = fc
    .array(fc.oneof(fc.string(), fc.constantFrom('\n[9] agent writes\n', '| ', '\n| ', '\n\n', '[1] x')))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(nasty, { minLength: 1, maxLength: 5 }), nasty, (texts, around) => {
      const entries = texts.map((text, seq) => ({ seq, role: 'agent' as const, kind: 'message' as const, text }));
      const before = around.replaceAll(/^\[/gm, '(');
      const read = readShownLog(`${before}\n\n${layOutTranscript(entries)}\n\n${before.replaceAll('|', '')}`);
      expect(read.map(({ line, heading }) => [line, heading])).toEqual(texts.map((_, seq) => [seq, 'agent writes']));
      for (const [index, { text }] of read.entries()) if (/^[\w ]+$/.test(texts[index] ?? '')) expect(text).toBe(texts[index]?.trimEnd());
    }),
  );
});
