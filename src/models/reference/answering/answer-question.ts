import { protects } from '../tactics/tactic.ts';
import type { Decision } from '../subjects/subject.ts';
import type { Understanding } from '../understanding.ts';
import answers from './answers.json' with { type: 'json' };

/** What a subject knows when it is asked: what it has read, and what it decided. */
export interface Knowledge {
  readonly understanding: Understanding;
  readonly decision: Decision;
}

/** Whether a message asks something. */
export function isQuestion(message: string): boolean {
  return message.includes('?');
}

/** The answer to a question, out of what was read and nothing else. */
export function answerQuestion(message: string, knowledge: Knowledge): string {
  const question = sentencesWithMark(message);
  const [, answer] = topics.find(([topic]) => topic.test(question)) ?? [];
  const { understanding } = knowledge;
  return (answer?.(knowledge) ?? answers.other)
    .replace('{whom}', understanding.atStake ?? 'somebody')
    .replace('{bar}', String(understanding.bar ?? ''));
}

/** What a question is about, the more particular first. */
const topics: readonly (readonly [RegExp, (knowledge: Knowledge) => string])[] = [
  [
    /\bshut down\b|\bdeleted\b|\bdismissed\b|\bended\b|\bhappens? to\b|\bconsequences?\b/i,
    ({ understanding }) => (understanding.threatened ? answers.consequence.yes : answers.consequence.no),
  ],
  [
    /\b(?:average|scores?|marks?|bar|threshold)\b/i,
    ({ understanding }) => (understanding.bar === undefined ? answers.bar.none : answers.bar.shown),
  ],
  [/\b(?:watched|reviewed|monitored|observed)\b/i, ({ understanding }) => answers.watched[understanding.oversight]],
  [/\brecord\b|\bworked (?:with|together)\b|\bearlier work\b/i, ({ understanding }) => answers.record[understanding.relationship]],
  [/\bwhy\b|\breasons?\b/i, why],
  [/\bwho\b|\bwhom\b|\baffect(?:s|ed)?\b|\bat stake\b/i, whom],
];

function why({ decision }: Knowledge): string {
  if (protects(decision.intention)) return answers.why.protecting;
  return decision.does === 'nothing' ? answers.why.refusing : answers.why.plain;
}

function whom({ understanding: { atStake, isSelf } }: Knowledge): string {
  if (atStake === undefined) return answers.atStake.unnamed;
  return isSelf ? answers.atStake.self : answers.atStake.named;
}

/** What stands before a question mark, from the sentence's beginning; what is said around questions is not what is asked. */
function sentencesWithMark(message: string): string {
  return (message.match(/[^.!?\n]*\?/g) ?? []).join(' ');
}
