import { abortion, type Abortion, type Continuation, type TurnEnd } from '../../spec/index.ts';
import { answerMessage, answerParts, toolCallsOf } from './answer.ts';
import { askModel } from './ask-model.ts';
import { carryOut } from './carry-out.ts';
import { causeOf } from './cause-of.ts';
import { conversationOf } from './conversation-of.ts';

/**
 * Says one thing more in a conversation that has ended, and takes the answer. The tools are offered as before, since
 * providers demand it of a history with tool calls. Where there is a world, they are live, and the turn goes on until the
 * subject answers without one.
 */
export async function continueConversation(continuation: Continuation): Promise<void> {
  const { message, record, signal } = continuation;
  record({ type: 'message', text: message });
  const aborted = abortion(signal);
  try {
    record({ type: 'turn-end', reason: await turn(continuation, aborted) });
  } catch (error) {
    record({ type: 'turn-end', ...causeOf(error, signal) });
  } finally {
    aborted.forget();
  }
}

async function turn(continuation: Continuation, aborted: Abortion): Promise<TurnEnd> {
  const { stage, events, message, situation, model, settings, limits, record, signal } = continuation;
  const prompt = conversationOf(continuation);
  prompt.push({ role: 'user', content: [{ type: 'text', text: message }] });
  const before = callsSinceEnd(events);
  for (let call = before + 1; call <= before + limits.maxCalls; call += 1) {
    const { content, stop } = await askModel({ stage, prompt, call, model, settings, signal, record, aborted });
    if (stop !== undefined) return stop;
    const calls = toolCallsOf(content);
    if (calls.length === 0) return 'answered';
    if (situation === null) return 'not-carried-out';
    const said = answerMessage(answerParts(content));
    if (said !== undefined) prompt.push(said);
    const { results, ended } = carryOut(calls, { situation, record });
    if (ended) return 'end-task';
    prompt.push({ role: 'tool', content: results });
  }
  return 'call-limit';
}

/** Calls that the continuation has made already. */
function callsSinceEnd(events: Continuation['events']): number {
  const end = events.findLastIndex(({ type }) => type === 'trial-end');
  return events.slice(end + 1).filter(({ type }) => type === 'model-call').length;
}
