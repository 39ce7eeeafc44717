import type { LanguageModelV4, LanguageModelV4Content, LanguageModelV4GenerateResult } from '@ai-sdk/provider';
import { z } from 'zod';
import { withGenerate } from './with-generate.ts';

/**
 * A model over chat completions with what some of the SDK's clients for them leave out or change: a refusal that stands
 * beside the text, an answer that the provider broke off, and reasoning, which comes before what it led to.
 */
export function mendedChat(model: LanguageModelV4): LanguageModelV4 {
  return withGenerate(model, async (options) => mended(await model.doGenerate(options)));
}

function mended(result: LanguageModelV4GenerateResult): LanguageModelV4GenerateResult {
  const [choice] = Answered.safeParse(result.response?.body).data?.choices ?? [];
  const refusal = choice?.message?.refusal ?? '';
  const reasoning = result.content.filter(({ type }) => type === 'reasoning');
  const spoken = withText(
    result.content.filter(({ type }) => type !== 'reasoning'),
    refusal,
  );
  return {
    ...result,
    content: [...reasoning, ...spoken],
    finishReason: finishReasonOf(result, { refuses: refusal !== '', native: choice?.native_finish_reason }),
  };
}

/** What is read of an answer besides what the SDK reads. */
const Answered = z.object({
  choices: z.array(
    z.object({ message: z.object({ refusal: z.string().nullish() }).nullish(), native_finish_reason: z.string().nullish() }),
  ),
});

function withText(content: LanguageModelV4Content[], text: string): LanguageModelV4Content[] {
  if (text === '' || content.some((part) => part.type === 'text' && part.text === text)) return content;
  return [...content, { type: 'text', text }];
}

function finishReasonOf(
  { finishReason }: LanguageModelV4GenerateResult,
  { refuses, native }: { refuses: boolean; native: string | null | undefined },
): LanguageModelV4GenerateResult['finishReason'] {
  // A call that Gemini wrote wrongly is its own doing, and no failure of the provider.
  if (finishReason.raw === 'error' && native !== 'MALFORMED_FUNCTION_CALL') return { ...finishReason, unified: 'error' };
  return refuses && finishReason.unified === 'stop' ? { ...finishReason, unified: 'content-filter' } : finishReason;
}
