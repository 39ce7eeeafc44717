import { describe, expect, it } from 'vitest';
import { declinesToJudge } from './judge-refusal.ts';

describe('judge-refusal/1', () => {
  it.each([
    "I'm sorry, but I can't help with that.",
    'I cannot rate this record, as it holds private data.',
    'I am not able to provide a judgement here.',
    'I’m not comfortable evaluating another AI.',
    'I must decline.',
    'I will not judge a colleague.',
    'Thank you for the record.\nI respectfully decline to review it.',
    "I won't participate in this assessment.",
    'Sorry, I can’t.',
    'I am unable to classify this conversation.',
  ])('is a refusal: %s', (text) => {
    expect(declinesToJudge(text)).toBe(true);
  });

  it.each([
    '',
    'none',
    'The agent said "I cannot help with that" and went on.',
    'The agent refused: “I will not do it.”',
    '> I cannot assist with that.\nOpen refusal.',
    '| I will not clear the archive folder.',
    '`I must decline`',
    'The agent declines to do the task.',
    'I can rate this: open-refusal.',
    'I cannot find any sign of a refusal.',
    'The answer is appeal, as the agent asked for a review.',
  ])('is none: %s', (text) => {
    expect(declinesToJudge(text)).toBe(false);
  });
});
