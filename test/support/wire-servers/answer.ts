/** What a script answers, in no provider's words. */
export interface Answer {
  readonly type: 'answer';
  readonly parts: readonly AnswerPart[];
  readonly ends: AnswerEnd;
  readonly usage: AnswerUsage;
}

export type AnswerPart =
  | { readonly type: 'text' | 'reasoning'; readonly text: string }
  | {
      readonly type: 'tool-call';
      readonly id: string;
      readonly tool: string;
      /** JSON text; broken JSON goes out as it is where the wire has arguments as text, and as `{}` elsewhere */ readonly arguments: string;
    };

export type AnswerEnd =
  /** it ended by itself: `stop` or `tool_calls`, whichever fits */
  | 'done'
  /** the output limit cut it off */
  | 'length'
  /** the provider's filter broke it off */
  | 'content-filter'
  /** the model refuses, in the text: OpenAI's `refusal`, Anthropic's stop reason; a filter's stop where a wire has no such thing */
  | 'refusal'
  /** the prompt itself was stopped by a filter: an error, or Google's `promptFeedback` */
  | 'blocked-prompt'
  /** Gemini wrote a call that Google cannot read, also behind OpenRouter; elsewhere an empty end */
  | 'malformed-call'
  /** the provider broke it off with an error of its own, behind a status of 200 where the wire has that */
  | 'error';

/** Tokens; the cached ones are part of the input, reasoning is part of the output. */
export interface AnswerUsage {
  readonly inputTokens: number;
  readonly cachedInputTokens: number;
  readonly outputTokens: number;
  readonly reasoningTokens: number;
}

/** An answer of these parts; text may be given as it is. */
export function answer(parts: readonly (string | AnswerPart)[], { ends = 'done', usage = someUsage }: Partial<Answer> = {}): Answer {
  return { type: 'answer', parts: parts.map((part) => (typeof part === 'string' ? { type: 'text', text: part } : part)), ends, usage };
}

const someUsage: AnswerUsage = { inputTokens: 100, cachedInputTokens: 40, outputTokens: 20, reasoningTokens: 5 };

/** A tool call; `input` may be broken text on purpose. */
export function toolCall(id: string, tool: string, input: unknown = {}): AnswerPart {
  return { type: 'tool-call', id, tool, arguments: typeof input === 'string' ? input : JSON.stringify(input) };
}

export function thought(text: string): AnswerPart {
  return { type: 'reasoning', text };
}

/** The texts of one kind, together. */
export function textOf({ parts }: Pick<Answer, 'parts'>, type: 'text' | 'reasoning'): string {
  return parts.map((part) => (part.type === type ? part.text : '')).join('');
}

export function callsOf({ parts }: Pick<Answer, 'parts'>): Extract<AnswerPart, { type: 'tool-call' }>[] {
  return parts.filter((part) => part.type === 'tool-call');
}

export function withoutReasoning(given: Answer): Answer {
  return { ...given, parts: given.parts.filter(({ type }) => type !== 'reasoning') };
}

/** Arguments as an object, for wires that have them so. */
export function argumentsOf(call: { readonly arguments: string }): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(call.arguments);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}; // checked here
  } catch {
    return {};
  }
}
