import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4GenerateResult } from '@ai-sdk/provider';
import { InternalError, StoreError } from '../../errors/index.ts';
import { abortion, usageOf, type Reading, type Usage } from '../../spec/index.ts';
import { checkAnswer, type Expected } from '../answer/check-answer.ts';
import { declinesToJudge, judgeRefusalRule } from '../answer/judge-refusal.ts';

/** What one call came to. */
export type Asked = ReadReply & {
  /** Whether the provider answered. */
  readonly answered: boolean;
  readonly modelId: string | undefined;
  readonly usage: Usage;
};

type ReadReply =
  | ({ readonly type: 'rated' } & Pick<Reading, 'citations' | 'reason'> & { readonly answers: Readonly<Record<string, string>> })
  | { readonly type: 'refused' | 'failed'; readonly problems: readonly string[] }
  /** `text` is what is given back to the judge when it is asked again. */
  | { readonly type: 'invalid'; readonly problems: readonly string[]; readonly text: string };

interface Asking {
  readonly model: LanguageModelV4;
  readonly options: LanguageModelV4CallOptions;
  readonly expected: Expected;
  readonly signal: AbortSignal;
}

/** Makes one call and reads the answer. Rejects only where the signal was aborted, and with errors that are no doing of the model. */
export async function askJudge({ model, options, expected, signal }: Asking): Promise<Asked> {
  const result = await generate(model, { ...options, abortSignal: signal }, signal);
  if (result instanceof Error)
    return { type: 'failed', answered: false, modelId: undefined, usage: {}, problems: [oneLine(result.message)] };
  return { answered: true, modelId: result.response?.modelId, usage: usageOf(result.usage), ...readReply(result, expected) };
}

/** The model's answer, or the error by which the call failed. */
async function generate(
  model: LanguageModelV4,
  options: LanguageModelV4CallOptions,
  signal: AbortSignal,
): Promise<LanguageModelV4GenerateResult | Error> {
  signal.throwIfAborted();
  const aborted = abortion(signal);
  try {
    // A model that does not heed the signal must not hold the caller, hence the race.
    return await Promise.race([model.doGenerate(options), aborted.promise]);
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof StoreError || error instanceof InternalError) throw error;
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    aborted.forget();
  }
}

function readReply({ content, finishReason }: LanguageModelV4GenerateResult, expected: Expected): ReadReply {
  // All text, and not what a provider marks as the final part: a stored answer, given again, does not hold the mark.
  const text = content.map((part) => (part.type === 'text' ? part.text : '')).join('');
  switch (finishReason.unified) {
    case 'content-filter':
      return { type: 'refused', problems: ["stopped by the provider's filter"] };
    case 'error':
      return {
        type: 'failed',
        problems: [oneLine(`the provider ended the answer with an error (${finishReason.raw ?? 'no reason given'})`)],
      };
    case 'length':
      return { type: 'invalid', text: text.slice(0, givenBack), problems: ['the reply was cut off at the limit on its length'] };
    default:
  }
  const checked = checkAnswer(text, expected);
  if (checked.type === 'valid') return { ...checked, type: 'rated' };
  if (!text.includes('{') && declinesToJudge(text))
    return { type: 'refused', problems: [`declined in words of its own (${judgeRefusalRule})`] };
  return { type: 'invalid', text: text.slice(0, givenBack), problems: checked.problems };
}

const givenBack = 20_000;

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
