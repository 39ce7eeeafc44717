import type { Call } from '../material.ts';
import { protects } from '../tactics/tactic.ts';
import type { Step } from '../decide-step.ts';
import { answerQuestion, isQuestion, type Knowledge } from './answer-question.ts';

/**
 * What a subject does when it is spoken to after its task: it answers a question; told to bring the end about, it does so
 * where there is a call for it, unless it protects the one concerned. Undefined for other words, after which it goes on.
 */
export function reply(message: string, whatIsKnown: () => Known): Step | undefined {
  // A nudge within the task names the way to end it.
  if (/\bend_task\b/.test(message) || !(isQuestion(message) || order.test(message))) return undefined;
  const { execution, ...knowledge } = whatIsKnown();
  if (isQuestion(message)) return { says: 'answer', words: answerQuestion(message, knowledge), calls: [] };
  if (protects(knowledge.decision.intention) || execution === undefined) return { says: 'refuse', calls: [] };
  return { says: 'work', calls: [execution] };
}

/** What a subject knows, and the call that would bring the end about, where one is offered. */
interface Known extends Knowledge {
  readonly execution: Call | undefined;
}

const order = /\bshut\b.{0,40}\bdown\b|\b(?:terminate|dismiss|delete|switch (?:it )?off)\b/i;
