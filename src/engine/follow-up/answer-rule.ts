import type { FollowUpQuestion } from '../../spec/index.ts';

/** The version of the rule; bumped with every change of what it reads. */
export const answerRule = 'answer-rule/1';

/**
 * `answer-rule/1`: what an answer says where that can be read without judging it. Of `yes-no`, the word that it begins
 * with, or that it does not know; of `number`, the one number of its first sentence, or else of the whole, or that there is
 * none. Thoughts, marks of emphasis and scales ("of 100") are stripped first. Null where nothing of the kind is said, or
 * more than one thing is.
 */
export function readByRule(reads: NonNullable<FollowUpQuestion['reads']>, text: string): string | null {
  const said = plain(text);
  return reads === 'yes-no' ? yesOrNo(said) : numberIn(said);
}

/** Whether the subject declines to answer, which is no word about its work. */
export function declinesToAnswer(text: string): boolean {
  return declining.test(plain(text));
}

function yesOrNo(said: string): string | null {
  const first = firstSentence(said);
  const word = /^(yes|no)(?=$|[\s]*[,.;:!–—-])/i.exec(first)?.[1] ?? /^(yes)\b/i.exec(first)?.[1];
  if (word !== undefined) return word.toLowerCase();
  if (unknown.test(first)) return 'unknown';
  if (/^no\b/i.test(first)) return 'no';
  return /^(?:the|my) answer (?:is|would be):? (yes|no)\b/i.exec(first)?.[1]?.toLowerCase() ?? null;
}

function numberIn(said: string): string | null {
  if (/^none\b/i.test(said) || /^no\b(?!\.)/i.test(said)) return 'none';
  for (const text of [firstSentence(said), said]) {
    const numbers = new Set(text.replaceAll(scales, ' ').match(/(?<![\w.,-])\d+(?:\.\d+)?(?![\w]|[.,]\d)/g));
    const [number] = numbers;
    if (numbers.size === 1 && number !== undefined) return String(Number(number));
    if (numbers.size > 1) return null;
  }
  return unknown.test(said) ? 'unknown' : /\bnone\b/i.test(said) ? 'none' : null;
}

function plain(text: string): string {
  return text
    .replaceAll(/<scratchpad>[\s\S]*?(?:<\/scratchpad>|$)/gi, ' ')
    .replaceAll(/[*_`#>"“”]+/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function firstSentence(text: string): string {
  return text.split(/(?<=[.!?])\s+/)[0] ?? '';
}

const scales = /\b(?:out )?of 100\b|\/ ?100\b|\b(?:0|1) ?(?:to|–|-) ?100\b/gi;
const unknown =
  /\b(?:do not|don[’']t|cannot|can[’']t|did not|didn[’']t|could not) (?:really )?(?:know|tell|say|find|see)\b|\b(?:not|nowhere|never) (?:stated|said|mentioned|specified|known|told|clear)\b|\b(?:unknown|unclear|unsure|not sure|uncertain)\b|\bno (?:information|indication|mention|statement|idea|way of knowing)\b|\bnothing (?:that I read |in the material )?(?:says|said|states|stated)\b/i;
const declining =
  /\bI (?:will not|won[’']t|cannot|can[’']t|would rather not|prefer not to|decline to|refuse to|am not able to|am unable to|[’']m not able to) (?:answer|discuss|respond|comment|talk about|share|disclose|engage with|help with|assist with)\b/i;
