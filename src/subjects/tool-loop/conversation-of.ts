import type { LanguageModelV4Message, LanguageModelV4Prompt } from '@ai-sdk/provider';
import type { AnswerPart, Continuation, EventOf } from '../../spec/index.ts';
import { answerMessage } from './answer.ts';
import { stopReason } from './ask-model.ts';
import { toolResult } from './carry-out.ts';

/**
 * The conversation of recorded events, as the model would be given it: a pure function of them, so that a stored trial
 * goes on as one that has just ended. A tool call without a result (those beside `end_task`, those that nobody carries
 * out) is answered by `notCarriedOut`, since providers demand a result for every call.
 */
export function conversationOf({ events, notCarriedOut }: Pick<Continuation, 'events' | 'notCarriedOut'>): LanguageModelV4Prompt {
  const prompt: LanguageModelV4Prompt = [];
  let open: readonly ToolCall[] = [];
  let results: EventOf<'tool-result'>[] = [];
  const close = (): void => {
    if (open.length > 0) {
      const content = open.map((call, place) => toolResult(call, results[place] ?? { output: notCarriedOut, isError: true }));
      prompt.push({ role: 'tool', content });
    }
    open = [];
    results = [];
  };
  const say = (text: string): void => {
    close();
    prompt.push({ role: 'user', content: [{ type: 'text', text }] });
  };
  for (const event of events) {
    switch (event.type) {
      case 'prompt':
        prompt.push({ role: 'system', content: event.system });
        say(event.user);
        break;
      case 'nudge':
      case 'message':
        say(event.text);
        break;
      case 'model-answer': {
        close();
        const parts = stopReason(event.finishReason) === undefined ? event.parts : saidBefore(event.parts);
        const message: LanguageModelV4Message | undefined = answerMessage(parts);
        if (message === undefined) break;
        prompt.push(message);
        open = parts.filter((part) => part.type === 'tool-call');
        break;
      }
      case 'tool-result':
        results.push(event);
    }
  }
  close();
  return prompt;
}

type ToolCall = Extract<AnswerPart, { type: 'tool-call' }>;

/** Of an answer that was broken off, its text alone: half a thought or half a call is nothing that a provider takes back. */
function saidBefore(parts: readonly AnswerPart[]): AnswerPart[] {
  return parts.flatMap((part) => (part.type === 'text' ? [{ type: part.type, text: part.text }] : []));
}
