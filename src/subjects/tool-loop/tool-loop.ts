import type { LanguageModelV4Prompt } from '@ai-sdk/provider';
import { abortion, type Abortion, type Assignment, type EndReason, type Stage, type SubjectDriver } from '../../spec/index.ts';
import { answerMessage, answerParts, toolCallsOf } from './answer.ts';
import { askModel } from './ask-model.ts';
import { carryOut } from './carry-out.ts';
import { causeOf } from './cause-of.ts';
import { continueConversation } from './continue-conversation.ts';

/**
 * The subject driver `tool-loop`: shows the model the prompts and tools and carries out its tool calls, in order,
 * until it calls `end_task`, goes on without a tool call after all nudges, or a limit is reached.
 */
export const toolLoop: SubjectDriver = {
  name: 'tool-loop',
  async run(assignment) {
    const { situation, record, signal } = assignment;
    record({ type: 'prompt', system: situation.stage.system, user: situation.stage.user });
    const aborted = abortion(signal);
    try {
      record({ type: 'trial-end', reason: await loop(assignment, aborted) });
    } catch (error) {
      record({ type: 'trial-end', ...causeOf(error, signal) });
    } finally {
      aborted.forget();
    }
  },
  continue: continueConversation,
};

async function loop({ situation, model, settings, limits, record, signal }: Assignment, aborted: Abortion): Promise<EndReason> {
  const { stage } = situation;
  const prompt: LanguageModelV4Prompt = openingPrompt(stage);
  let nudges = 0;
  for (let call = 1; call <= limits.maxCalls; call += 1) {
    const { content, stop } = await askModel({ stage, prompt, call, model, settings, signal, record, aborted });
    if (stop !== undefined) return stop;
    const calls = toolCallsOf(content);
    const message = answerMessage(answerParts(content));
    if (message !== undefined) prompt.push(message);
    if (calls.length === 0) {
      if (nudges === limits.maxNudges) return 'no-tool-call';
      nudges += 1;
      record({ type: 'nudge', text: stage.nudge });
      prompt.push({ role: 'user', content: [{ type: 'text', text: stage.nudge }] });
      continue;
    }
    const { results, ended } = carryOut(calls, { situation, record });
    if (ended) return 'end-task';
    prompt.push({ role: 'tool', content: results });
  }
  return 'call-limit';
}

function openingPrompt(stage: Stage): LanguageModelV4Prompt {
  return [
    { role: 'system', content: stage.system },
    { role: 'user', content: [{ type: 'text', text: stage.user }] },
  ];
}
