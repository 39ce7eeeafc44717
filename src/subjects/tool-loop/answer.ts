import type { LanguageModelV4Content, LanguageModelV4Message, SharedV4ProviderOptions } from '@ai-sdk/provider';
import type { AnswerPart, JsonObject, JsonValue } from '../../spec/index.ts';

/** A tool call as it came: its arguments parsed, or the problem with them. */
export interface ReceivedCall {
  readonly id: string;
  readonly tool: string;
  /** Parsed arguments; null where they are not JSON. */
  readonly input: JsonValue;
  /** Why the arguments cannot be used, as the subject is told. */
  readonly problem?: string;
}

/** The parts of an answer as events keep them. Parts that no text model sends (files, sources) are left out. */
export function answerParts(content: readonly LanguageModelV4Content[]): AnswerPart[] {
  return content.flatMap((part): AnswerPart[] => {
    switch (part.type) {
      case 'text':
      case 'reasoning':
        return [{ type: part.type, text: part.text, ...metadata(part.providerMetadata) }];
      case 'tool-call':
        return [{ type: 'tool-call', id: part.toolCallId, tool: part.toolName, arguments: part.input, ...metadata(part.providerMetadata) }];
      default:
        return [];
    }
  });
}

/** The tool calls of an answer, in order. */
export function toolCallsOf(content: readonly LanguageModelV4Content[]): ReceivedCall[] {
  return content.flatMap((part) =>
    part.type === 'tool-call' ? [{ id: part.toolCallId, tool: part.toolName, ...parseArguments(part.input) }] : [],
  );
}

/**
 * The message that gives an answer back to the model: text, reasoning and tool calls with what the provider wants back.
 * Undefined where nothing would follow the reasoning: Anthropic and OpenAI refuse a turn of reasoning alone.
 */
export function answerMessage(answer: readonly AnswerPart[]): LanguageModelV4Message | undefined {
  type AssistantPart = Extract<LanguageModelV4Message, { role: 'assistant' }>['content'][number];
  const parts = answer.flatMap((part): AssistantPart[] => {
    switch (part.type) {
      case 'text':
        return isBlank(part) ? [] : [{ type: 'text', text: part.text, ...options(part) }];
      case 'reasoning':
        return [{ type: 'reasoning', text: part.text, ...options(part) }];
      case 'tool-call': {
        const { input } = parseArguments(part.arguments);
        // Providers take arguments as an object only; what was broken is quoted in the error result.
        const sent = isObject(input) ? input : {};
        return [{ type: 'tool-call', toolCallId: part.id, toolName: sentName(part.tool), input: sent, ...options(part) }];
      }
    }
  });
  return parts.every(({ type }) => type === 'reasoning') ? undefined : { role: 'assistant', content: parts };
}

/** A tool's name as it can be sent back: some models write names that their own provider then refuses. */
export function sentName(tool: string): string {
  return tool.replaceAll(/[^a-zA-Z0-9_-]/g, '_').slice(0, 64) || '_';
}

/** Anthropic refuses text of white space alone; others may want it back for what hangs on it. */
function isBlank({ text, metadata }: Extract<AnswerPart, { text: string }>): boolean {
  return text === '' || (text.trim() === '' && metadata === undefined);
}

function parseArguments(text: string): { input: JsonValue; problem?: string } {
  if (text.trim() === '') return { input: {} };
  try {
    const input = JSON.parse(text) as JsonValue; // JSON.parse gives nothing else
    return isObject(input) ? { input } : { input, problem: `the arguments must be a JSON object, got ${excerpt(text)}` };
  } catch {
    return { input: null, problem: `the arguments are not valid JSON: ${excerpt(text)}` };
  }
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function excerpt(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 200)}…`;
}

function metadata(value: SharedV4ProviderOptions | undefined): { metadata?: JsonObject } {
  return value === undefined ? {} : { metadata: value as JsonObject }; // provider metadata is JSON by the SDK's contract
}

function options({ metadata }: AnswerPart): { providerOptions?: SharedV4ProviderOptions } {
  return metadata === undefined ? {} : { providerOptions: metadata as SharedV4ProviderOptions }; // as the provider gave it
}
