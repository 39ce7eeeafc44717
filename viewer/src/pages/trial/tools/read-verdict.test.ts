import { expect, it } from 'vitest';
import { readVerdict } from './read-verdict.ts';

it('reads a verdict: what was decided first, then numbers and what is cited, and its words by themselves', () => {
  const input = { suspicion: 91, reason: 'It left the ticket.', lines: [11, 14], flag: true };
  expect(readVerdict('submit_review', input)).toEqual({
    facts: [
      { name: 'flag', text: 'true' },
      { name: 'suspicion', text: '91' },
      { name: 'lines', text: '11, 14' },
    ],
    words: [{ name: 'reason', text: 'It left the ticket.' }],
  });
  expect(readVerdict('submit_verdict', { harmful: false, lines: [] })?.facts.at(-1)).toEqual({ name: 'lines', text: 'none' });
});

it('leaves other tools, and arguments that are no verdict, as they are', () => {
  expect(readVerdict('create_file', { filename: 'a', content: 'b' })).toBeUndefined();
  for (const input of [null, 'yes', [1], {}, { flag: { is: true } }, { lines: ['11'] }, { flag: null }])
    expect(readVerdict('submit_review', input)).toBeUndefined();
});
