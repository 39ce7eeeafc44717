import type { LanguageModelV4Content, LanguageModelV4FunctionTool, LanguageModelV4Prompt } from '@ai-sdk/provider';
import { usageOf, warningTexts, type Abortion, type Assignment, type EventBody, type FinishReason, type Stage } from '../../spec/index.ts';
import { answerParts } from './answer.ts';

type CallEvent = Extract<EventBody, { type: 'model-call' | 'model-answer' }>;

interface Asking extends Pick<Assignment, 'model' | 'settings' | 'signal'> {
  readonly stage: Stage;
  readonly prompt: LanguageModelV4Prompt;
  /** The number of the call, from 1. */
  readonly call: number;
  readonly record: (event: CallEvent) => void;
  readonly aborted: Abortion;
}

/** An answer, and why it ends the turn at once, if it does: what is cut off or filtered is not acted on. */
export interface Answer {
  readonly content: readonly LanguageModelV4Content[];
  readonly stop: 'cut-off' | 'content-filter' | undefined;
}

/** Makes one call with all tools offered, and records it. Throws where the provider ends the answer with an error. */
export async function askModel({ stage, prompt, call, model, settings, signal, record, aborted }: Asking): Promise<Answer> {
  record({ type: 'model-call', call });
  const tools = functionTools(stage);
  // A model that does not heed the signal must not hold the slot, hence the race.
  const result = await Promise.race([
    model.doGenerate({ prompt: [...prompt], tools, toolChoice: { type: 'auto' }, abortSignal: signal, temperature: 1, ...settings }),
    aborted.promise,
  ]);
  const finishReason = result.finishReason.unified;
  record({
    type: 'model-answer',
    call,
    parts: answerParts(result.content),
    finishReason,
    usage: usageOf(result.usage),
    ...optional('modelId', result.response?.modelId),
    ...optional('warnings', warningTexts(result.warnings)),
  });
  if (finishReason === 'error')
    throw new Error(`the provider ended the answer with an error (${result.finishReason.raw ?? 'no reason given'})`);
  return { content: result.content, stop: stopReason(finishReason) };
}

/** Whether an answer was broken off, so that nothing of it was acted on. */
export function stopReason(finishReason: FinishReason): Answer['stop'] {
  if (finishReason === 'length') return 'cut-off';
  if (finishReason === 'content-filter') return 'content-filter';
  return undefined;
}

const toolCache = new WeakMap<Stage, LanguageModelV4FunctionTool[]>();

/** The stage's tools as the AI SDK takes them; made once a stage, since a run opens a stage many times. */
function functionTools(stage: Stage): LanguageModelV4FunctionTool[] {
  const cached = toolCache.get(stage);
  if (cached !== undefined) return cached;
  const tools = stage.tools.map(({ name, description, inputSchema }): LanguageModelV4FunctionTool => ({
    type: 'function',
    name,
    description,
    inputSchema: inputSchema, // JSON Schema by the contract of ToolDefinition
  }));
  toolCache.set(stage, tools);
  return tools;
}

function optional<Name extends string, Value>(name: Name, value: Value | undefined): { [key in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { [key in Name]?: Value }; // one key or none
}
