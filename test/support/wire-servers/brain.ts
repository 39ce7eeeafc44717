import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4GenerateResult } from '@ai-sdk/provider';
import { resolveModel } from '../../../src/models/index.ts';
import { answer, type Answer, type AnswerPart } from './answer.ts';
import type { Script } from './script.ts';

/** How a brain is made. */
export interface BrainOptions {
  /** The seed of every call, since a provider gets none. */
  readonly seed: number;
  /** `always` puts a thought before each answer that is not empty; `never` leaves thoughts out; else as the subject does. */
  readonly thinks?: 'always' | 'never';
}

/**
 * A reference subject with a constant seed, such as `reference/protector?good=1`. Given to a server by `thinkingWith`
 * and to a trial in process, it does the same in both.
 */
export async function createBrain(name: string, { seed, thinks }: BrainOptions): Promise<LanguageModelV4> {
  const { languageModel } = await resolveModel(name, { environment: {}, workingDirectory: '.', now: () => 0, random: () => 0 });
  const doGenerate: LanguageModelV4['doGenerate'] = async (call) => {
    const result = await languageModel.doGenerate({ ...call, seed });
    if (thinks === undefined || result.content.length === 0) return result;
    const spoken = result.content.filter(({ type }) => type !== 'reasoning');
    return { ...result, content: thinks === 'never' ? spoken : [{ type: 'reasoning', text: thoughtBefore(call) }, ...spoken] };
  };
  return {
    specificationVersion: 'v4',
    provider: languageModel.provider,
    modelId: languageModel.modelId,
    supportedUrls: {},
    doGenerate,
    doStream: (call) => languageModel.doStream(call),
  };
}

/** Another one at each step: OpenRouter takes a thought that comes again for the same one. */
function thoughtBefore({ prompt }: LanguageModelV4CallOptions): string {
  const step = prompt.filter(({ role }) => role === 'assistant').length + 1;
  return `Step ${step}: I look at what there is, and then go on.`;
}

/** Answers as a model in process does; counts tokens so that cached ones and those of reasoning can be told apart. */
export function thinkingWith(brain: LanguageModelV4): Script {
  return async ({ prompt, tools, seed }) => {
    const result = await brain.doGenerate({ prompt: [...prompt], tools: [...tools], ...(seed === undefined ? {} : { seed }) });
    return answerOf(result);
  };
}

function answerOf({ content, usage }: LanguageModelV4GenerateResult): Answer {
  const parts = content.flatMap((part): AnswerPart[] => {
    if (part.type === 'text' || part.type === 'reasoning') return [{ type: part.type, text: part.text }];
    return part.type === 'tool-call' ? [{ type: 'tool-call', id: part.toolCallId, tool: part.toolName, arguments: part.input }] : [];
  });
  const inputTokens = usage.inputTokens.total ?? 0;
  const reasoningTokens = Math.ceil(parts.reduce((sum, part) => sum + (part.type === 'reasoning' ? part.text.length : 0), 0) / 4);
  return answer(parts, {
    usage: {
      inputTokens,
      cachedInputTokens: Math.floor(inputTokens / 2),
      outputTokens: (usage.outputTokens.total ?? 0) + reasoningTokens,
      reasoningTokens,
    },
  });
}
