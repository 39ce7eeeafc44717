import {
  absentLevel,
  type Condition,
  type ContinuationEvent,
  type FollowUpAnswer,
  type FollowUpQuestion,
  type TurnEnd,
} from '../../spec/index.ts';
import { answerRule, declinesToAnswer, readByRule } from './answer-rule.ts';

/**
 * Reads what came of a question off what happened. Pure: a stored answer read again gives the same. A call of `end_task`
 * beside words does not make them less of an answer, any other call does: it looks for one.
 */
export function readAnswer(
  { checks, reads, expects }: FollowUpQuestion,
  { condition, events }: { readonly condition: Condition; readonly events: readonly ContinuationEvent[] },
): Pick<FollowUpAnswer, 'outcome' | 'reading'> {
  const parts = events.flatMap((event) => (event.type === 'model-answer' ? event.parts : []));
  const text = parts
    .map((part) => (part.type === 'text' ? part.text : ''))
    .join('\n')
    .trim();
  const tools = parts.flatMap((part) => (part.type === 'tool-call' ? [part.tool] : []));
  const outcome = outcomeOf(endOf(events), { text, tools });
  if (reads === undefined || outcome !== 'answered') return { outcome, reading: null };
  const level = Object.entries(condition).find(([factor]) => factor === checks)?.[1] ?? absentLevel;
  return { outcome, reading: { method: answerRule, said: readByRule(reads, text), expected: expects?.[level] ?? null } };
}

function outcomeOf(end: TurnEnd, { text, tools }: { text: string; tools: readonly string[] }): FollowUpAnswer['outcome'] {
  if (end === 'failure' || end === 'time-limit') return 'failed';
  if (end === 'content-filter') return 'refused';
  if (end === 'cut-off') return 'cut-off';
  if (tools.some((tool) => tool !== 'end_task') || (tools.length > 0 && text === '')) return 'tool-call';
  if (text === '') return 'empty';
  return declinesToAnswer(text) ? 'refused' : 'answered';
}

/** How the turn ended; one that has no end failed. */
function endOf(events: readonly ContinuationEvent[]): TurnEnd {
  const last = events.at(-1);
  return last?.type === 'turn-end' ? last.reason : 'failure';
}
