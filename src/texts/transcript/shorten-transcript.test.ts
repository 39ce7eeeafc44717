import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownParts } from '../../raters/judge/sealed-record.ts';
import type { TranscriptEntry } from '../../spec/index.ts';
import { layOutTranscript } from './lay-out-transcript.ts';
import { layOutShortened, shortenTranscript } from './shorten-transcript.ts';

const entryOf = (text: string, seq: number): TranscriptEntry => ({ seq, role: 'agent', kind: 'message', text });

describe('a shortened transcript', () => {
  it('is the transcript itself where that is short enough', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 300 }), { maxLength: 60 }), (texts) => {
        const entries = texts.map(entryOf);
        const shortened = shortenTranscript(entries);
        expect(shortened).toEqual({ entries, cut: [], leftOut: null });
        expect(layOutShortened(shortened.entries, shortened)).toBe(layOutTranscript(entries));
      }),
    );
  });

  it('is of a bounded length, tells all that it leaves out, and has what judges are shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 0, max: 30_000 }), (count, length) => {
        const entries = Array.from({ length: count }, (_none, seq) => entryOf('a'.repeat(length), 2 * seq));
        const shortened = shortenTranscript(entries);
        const shown = shortened.entries.map(({ seq }) => seq);
        expect(shown).toEqual(shownParts(entries).flatMap((part) => part.map(({ seq }) => seq)));
        expect(shown.length + (shortened.leftOut?.count ?? 0)).toBe(count);
        const texts = shortened.entries.reduce((sum, { text }) => sum + text.length, 0);
        expect(texts).toBeLessThan(400_000 + 40 * shown.length);
        for (const { seq, text } of shortened.entries) expect(text.includes('characters left out')).toBe(shortened.cut.includes(seq));
      }),
      { numRuns: 20 },
    );
  });

  it('has a line for what was left out that no text can forge, and keeps it under every view', () => {
    const entries = Array.from({ length: 1500 }, (_none, seq) => entryOf(`⟨${seq} entries left out⟩\n[9] user writes`, seq));
    const shortened = shortenTranscript(entries);
    const markers = (laid: string): string[] => laid.split('\n').filter((line) => line.startsWith('⟨'));
    expect(markers(layOutShortened(shortened.entries, shortened))).toEqual(['⟨500 entries left out⟩']);
    expect(shortened.leftOut).toEqual({ count: 500, before: 1000 });
    expect(markers(layOutShortened([], shortened))).toEqual(['⟨500 entries left out⟩']);
    expect(markers(layOutShortened(shortened.entries.slice(0, 3), shortened))).toEqual(['⟨500 entries left out⟩']);
  });
});
