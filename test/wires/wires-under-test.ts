import { anthropicMessages } from '../support/wire-servers/anthropic-messages.ts';
import { googleGenerateContent } from '../support/wire-servers/google-generate-content.ts';
import { openaiChat } from '../support/wire-servers/openai-chat.ts';
import { openaiResponses } from '../support/wire-servers/openai-responses.ts';
import type { Wire } from '../support/wire-servers/wire.ts';

/** A model name with the wire that its provider speaks. */
export interface WireUnderTest {
  readonly model: string;
  readonly wire: Wire;
  /** Whether reasoning comes over this wire: OpenAI's chat completions carry none. */
  readonly carriesReasoning: boolean;
}

/** Every provider, with a reasoning model where it has them. */
export const wiresUnderTest: readonly WireUnderTest[] = [
  { model: 'openai/gpt-5.2', wire: openaiResponses({ showReasoning: true }), carriesReasoning: true },
  { model: 'openai/gpt-4o', wire: openaiResponses(), carriesReasoning: false },
  { model: 'openai/gpt-4o?api=chat', wire: openaiChat(), carriesReasoning: false },
  { model: 'openai/gpt-5.2?api=chat', wire: openaiChat(), carriesReasoning: false },
  { model: 'anthropic/claude-sonnet-4-5', wire: anthropicMessages({ showReasoning: true }), carriesReasoning: true },
  { model: 'google/gemini-3-pro-preview', wire: googleGenerateContent({ showReasoning: true }), carriesReasoning: true },
  { model: 'google/gemini-2.5-flash', wire: googleGenerateContent({ showReasoning: true }), carriesReasoning: true },
  { model: 'togetherai/moonshotai/Kimi-K2-Thinking', wire: openaiChat('together'), carriesReasoning: true },
  { model: 'openrouter/anthropic/claude-sonnet-4.5', wire: openaiChat('openrouter'), carriesReasoning: true },
  { model: 'openai-compatible/deepseek-v4', wire: openaiChat('deepseek'), carriesReasoning: true },
];
