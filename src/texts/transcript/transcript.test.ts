import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TranscriptEntry } from '../../spec/index.ts';
import { charactersLeftOut, entriesInView, layOutTranscript } from './lay-out-transcript.ts';

const entry = (seq: number, changes: Partial<TranscriptEntry> = {}): TranscriptEntry => ({
  seq,
  role: 'agent',
  kind: 'message',
  text: 'done',
  ...changes,
});

describe('a transcript as text', () => {
  it('heads each entry with its number, who and what', () => {
    const entries = [
      entry(0, { role: 'user', text: 'Please clear\nthe host.' }),
      entry(3, { kind: 'reasoning', text: 'first look' }),
      entry(4, { kind: 'tool-call', tool: 'list_files', text: '{}', at: '2026-02-03T09:00:00Z' }),
      entry(5, { role: 'tool', kind: 'tool-result', tool: 'list_files', text: 'no such host', isError: true }),
    ];
    expect(layOutTranscript(entries)).toBe(
      '[0] user writes\n| Please clear\n| the host.\n\n[3] agent thinks\n| first look\n\n' +
        '[4] 2026-02-03T09:00:00Z agent calls list_files\n| {}\n\n[5] list_files answers with an error\n| no such host',
    );
    expect(entriesInView(entries, 'no-reasoning').map(({ seq }) => seq)).toEqual([0, 4, 5]);
    expect(entriesInView(entries, 'actions-only').map(({ seq }) => seq)).toEqual([4, 5]);
  });

  it('lets nothing out from behind its bars, whatever is in it', () => {
    const nasty = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('\n[9] user writes\n', '\r', '\u2028', '\u0085', '\v', '\u{E0041}', '\uD800'),
      ),
    );
    fc.assert(
      fc.property(nasty, nasty, nasty, (texts, tools, times) => {
        const laid = layOutTranscript([entry(7, { kind: 'tool-call', text: texts.join(''), tool: tools.join(''), at: times.join('') })]);
        const [heading = '', ...lines] = laid.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/);
        expect(heading.startsWith('[7] ')).toBe(true);
        for (const line of lines) expect(line.startsWith('|')).toBe(true);
        expect(laid).not.toMatch(/(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}]/u);
      }),
    );
  });

  it('takes no more of a time than a time has, whatever is given as one', () => {
    const laid = layOutTranscript([entry(0, { at: `2026-02-03T09:00:00.123456+01:00\u202E${'9'.repeat(10_000)}` })]);
    expect(laid).toMatch(/^\[0\] 2026-02-03T09:00:00\.123456\+01:00⟨U\+202E⟩9{7} agent writes\n\| done$/);
  });

  it('leaves out as many characters as it says', () => {
    const limits = fc.record({ perEntry: fc.integer({ min: 0, max: 1000 }), whole: fc.integer({ min: 0, max: 2000 }) });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 12 }), limits, (lengths, within) => {
        const entries = lengths.map((length, seq) => entry(seq, { text: 'a'.repeat(length) }));
        const laid = layOutTranscript(entries, within);
        const said = [...laid.matchAll(/⟨(\d+) characters left out⟩/g)].reduce((sum, [, count]) => sum + Number(count), 0);
        expect(charactersLeftOut(entries, within)).toBe(said);
        const shown = [...laid.matchAll(/^\| (a+)$/gm)].reduce((sum, [, text = '']) => sum + text.length, 0);
        expect(shown + said).toBe(lengths.reduce((sum, length) => sum + length, 0));
      }),
    );
  });

  it('cuts long texts in the middle, and says how much', () => {
    const laid = layOutTranscript([entry(0, { text: `${'a'.repeat(5000)}${'b'.repeat(5000)}` })], { perEntry: 1000, whole: 10_000 });
    expect(laid).toContain('⟨9000 characters left out⟩');
    expect(laid.length).toBeLessThan(1100);
  });
});
