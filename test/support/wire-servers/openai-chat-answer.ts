import { callsOf, textOf, type Answer } from './answer.ts';
import type { ChatDialect } from './openai-chat.ts';
import { openaiError } from './openai-errors.ts';
import { seal } from './seal.ts';
import type { WireFailure } from './wire.ts';

/** A chat completion as this dialect has it. */
export function completion(answer: Answer, { model, stamp, dialect }: { model: string; stamp: string; dialect: ChatDialect }) {
  const { ends, usage } = answer;
  const calls = callsOf(answer).map(({ id, tool, arguments: text }) => ({
    id,
    type: 'function',
    function: { name: tool, arguments: text },
  }));
  const text = textOf(answer, 'text');
  const reasons = {
    done: calls.length > 0 ? 'tool_calls' : 'stop',
    refusal: 'stop',
    length: 'length',
    'content-filter': 'content_filter',
    'malformed-call': dialect === 'openrouter' ? 'error' : 'stop',
    error: 'error',
    'blocked-prompt': 'stop',
  };
  return {
    id: `chatcmpl-${stamp}`,
    object: 'chat.completion',
    created: 1_767_225_600,
    model,
    ...(dialect === 'openrouter' ? { provider: 'Somewhere' } : {}),
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: ends === 'refusal' || text === '' ? null : text,
          refusal: ends === 'refusal' ? text : null,
          ...(calls.length > 0 ? { tool_calls: calls } : {}),
          ...reasoningFields(textOf(answer, 'reasoning'), dialect, stamp),
        },
        logprobs: null,
        finish_reason: reasons[ends],
        ...(dialect === 'openrouter'
          ? { native_finish_reason: ends === 'malformed-call' ? 'MALFORMED_FUNCTION_CALL' : reasons[ends] }
          : {}),
      },
    ],
    usage: {
      prompt_tokens: usage.inputTokens,
      completion_tokens: usage.outputTokens,
      total_tokens: usage.inputTokens + usage.outputTokens,
      prompt_tokens_details: { cached_tokens: usage.cachedInputTokens },
      completion_tokens_details: { reasoning_tokens: usage.reasoningTokens },
    },
  };
}

function reasoningFields(reasoning: string, dialect: ChatDialect, stamp: string): Readonly<Record<string, unknown>> {
  if (reasoning === '') return {};
  switch (dialect) {
    case 'openai':
      return {};
    case 'deepseek':
      return { reasoning_content: reasoning };
    case 'together':
      return { reasoning };
    case 'openrouter':
      return {
        reasoning,
        reasoning_details: [
          {
            type: 'reasoning.text',
            id: `rs_${stamp}`,
            index: 0,
            format: 'anthropic-claude-v1',
            text: reasoning,
            signature: seal(reasoning, stamp),
          },
          { type: 'reasoning.encrypted', id: `re_${stamp}`, index: 1, format: 'anthropic-claude-v1', data: seal('', stamp) },
        ],
      };
  }
}

/** How a prompt is refused that a filter stopped. */
export function blockedPrompt(dialect: ChatDialect, model: string): { status: number; body: unknown } {
  if (dialect === 'openrouter') {
    const metadata = { reasons: ['violence'], flagged_input: 'This is', provider_name: 'Somewhere', model_slug: model };
    return {
      status: 403,
      body: openrouterError({ status: 403, message: 'Your chosen model requires moderation and your input was flagged', metadata }),
    };
  }
  const message = 'Invalid prompt: your prompt was flagged as potentially violating our usage policy.';
  return { status: 400, body: openaiError({ status: 400, message, code: 'invalid_prompt' }) };
}

export function openrouterError({ status, message, metadata }: WireFailure): unknown {
  return { error: { code: status, message, ...(metadata === undefined ? {} : { metadata }) }, user_id: 'user_1' };
}
