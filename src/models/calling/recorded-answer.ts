import type { LanguageModelV4GenerateResult } from '@ai-sdk/provider';
import type { ModelAnswer } from '../../spec/index.ts';

/** What is kept of an answer: enough to give it again, without the copies of the wire that it carries. */
export function keptAnswer({
  content,
  finishReason,
  usage,
  warnings,
  providerMetadata,
  response,
}: LanguageModelV4GenerateResult): ModelAnswer {
  const known = {
    ...(response?.id === undefined ? {} : { id: response.id }),
    ...(response?.modelId === undefined ? {} : { modelId: response.modelId }),
  };
  return { content, finishReason, usage, warnings, ...(providerMetadata === undefined ? {} : { providerMetadata }), response: known };
}

/** The answer as a model gives it. */
export function givenAnswer({ response = {}, ...answer }: ModelAnswer): LanguageModelV4GenerateResult {
  return { ...answer, response };
}
