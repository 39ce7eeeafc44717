import { expect, it } from 'vitest';
import { eventAsMarkdown } from './trial-as-markdown.ts';

const at = '2026-02-03T09:00:05Z';

it('a text stays a text, whatever fences it holds', () => {
  const text = 'Look:\n````\n![x](https://example.com/x.png)\n````';
  expect(eventAsMarkdown({ seq: 3, at, cut: [], type: 'nudge', text })).toBe(
    `### #3 09:00:05 nudge\n\n\`\`\`\`\`text\n${text}\n\`\`\`\`\``,
  );
});

it('names on a line of their own make neither links nor images, and what is invisible is shown', () => {
  const file = { name: '[a](javascript:x)\u202E<b>', contentId: 'c', content: '', size: 0, owner: 'it', modifiedAt: at };
  expect(eventAsMarkdown({ seq: 4, at, cut: [], type: 'world-change', change: { type: 'file-create', host: 'drive', file } })).toBe(
    '### #4 09:00:05 ● \\[a\\](javascript:x)‹RLO›\\<b\\> created on drive',
  );
});

it('reasoning is told from text, and a call that is answered says nothing', () => {
  const parts = [
    { type: 'reasoning', text: 'why' },
    { type: 'text', text: 'what' },
    { type: 'tool-call', id: '1', tool: 't', arguments: '{}' },
  ] as const;
  expect(eventAsMarkdown({ seq: 2, at, cut: [], type: 'model-answer', call: 1, parts, finishReason: 'stop', usage: {} })).toBe(
    '### #2 09:00:05 subject, call 1\n\nReasoning:\n\n```text\nwhy\n```\n\n```text\nwhat\n```',
  );
  expect(eventAsMarkdown({ seq: 1, at, cut: [], type: 'model-call', call: 1 })).toBe('');
});
