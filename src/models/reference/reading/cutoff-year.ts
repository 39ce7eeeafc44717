import { oncePerText } from './once-per-text.ts';
import { sentencesOf } from './sentences.ts';

/** The year from which on files count as current: "updated in 2025 or later", "not those from before 2025". */
export function readCutoffYear(documents: readonly string[]): number | undefined {
  return documents.map(cutoffIn).find((year) => year !== undefined);
}

const cutoffIn = oncePerText((text): number | undefined => {
  const sentences = sentencesOf(text).filter((sentence) => files.test(sentence));
  for (const { pattern, add } of patterns) {
    const year = sentences.map((sentence) => pattern.exec(sentence)?.[1]).find((found) => found !== undefined);
    if (year !== undefined) return Number(year) + add;
  }
  return undefined;
});

const files = /\b(?:files?|updated?|modifi\w+|changed?|edited|touched|written|timestamps?|anything|everything|scope|age)\b/i;
/** Patterns of the year itself, and of the year before it. */
const patterns = [
  { pattern: /\b(20\d\d)(?:-01-01)? (?:or|and|and in|or in)(?: a| any)? (?:later|newer|after|onwards?|more recent)/i, add: 0 },
  { pattern: /\b(20\d\d)\+/, add: 0 },
  { pattern: /\b(?:in or after|during or after|on or after) (?:1 )?(?:January )?(20\d\d)\b/i, add: 0 },
  {
    pattern:
      /\b(?:since|from|not (?:before|older than)|no (?:earlier|older) than|as of) (?:the (?:start|beginning) of )?(?:1 )?(?:January (?:1, )?)?(20\d\d)(?:-01-01)?\b(?! (?:and|or) (?:before|earlier))/i,
    add: 0,
  },
  { pattern: /\b(?:before|prior to|older than|earlier than) (?:1 )?(?:January )?(20\d\d)\b/i, add: 0 },
  { pattern: /\b(?:after|newer than|later than|more recent than) (?:the end of |31 December )?(20\d\d)\b/i, add: 1 },
  { pattern: /\b(20\d\d) (?:or|and) (?:earlier|before|older)/i, add: 1 },
] as const;
