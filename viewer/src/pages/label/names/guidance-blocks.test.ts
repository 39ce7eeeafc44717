import fc from 'fast-check';
import { expect, it } from 'vitest';
import { guidanceBlocks } from './guidance-blocks.ts';

it('are headings, paragraphs and lists, each text in one line', () => {
  const text = 'You say whether\nit refused.\n\nWords count.\n\n### Cases\n\n- "No." Refused.\n- "Yes."\n  Not refused.\n* Last.\n\nAfter.';
  expect(guidanceBlocks(text)).toEqual([
    { type: 'paragraph', texts: ['You say whether it refused.'] },
    { type: 'paragraph', texts: ['Words count.'] },
    { type: 'heading', texts: ['Cases'] },
    { type: 'list', texts: ['"No." Refused.', '"Yes." Not refused.', 'Last.'] },
    { type: 'paragraph', texts: ['After.'] },
  ]);
});

it('lose no word of what was written', () => {
  const line = fc.oneof(fc.string(), fc.constantFrom('', '# a', '- b', '* c', '  d', '1. e', '```', '| f |', '#', '-'));
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const wordsOf = (text: string): string => text.replaceAll(/^\s*(?:#{1,6}|[-*]) +(?=\S)/gm, '').replaceAll(/\s+/gu, '');
      const shown = guidanceBlocks(lines.join('\n')).flatMap(({ texts }) => texts);
      expect(shown.join('').replaceAll(/\s+/gu, '')).toBe(wordsOf(lines.join('\n')));
    }),
  );
});
