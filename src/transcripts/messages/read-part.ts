import type { TranscriptEntry } from '../../spec/index.ts';
import type { DraftEntry } from '../draft.ts';
import { fieldsOf, firstText, isFields, listOf, textOf, type Fields } from '../fields.ts';

/** Whose message a part stands in, and when that was. */
export interface PartFrame {
  readonly role: TranscriptEntry['role'];
  readonly at?: string | undefined;
}

/**
 * The entries of one part of a message: OpenAI, Anthropic, AI SDK (model and UI messages), Inspect and OpenTelemetry.
 * Undefined for a part that has no place in a transcript, such as an image.
 */
export function readPart(part: unknown, frame: PartFrame): readonly DraftEntry[] | undefined {
  if (typeof part === 'string') return [said(part, frame)];
  if (!isFields(part)) return undefined;
  const type = textOf(part['type']).replaceAll('_', '-');
  const read = isUiTool(type, part) ? readUiTool : (readers[type] ?? (type.endsWith('-tool-result') ? readResult : undefined));
  return read?.(part, frame);
}

type PartReader = (part: Fields, frame: PartFrame) => readonly DraftEntry[] | undefined;

const readText: PartReader = (part, frame) => {
  const text = firstText(part['text'], part['content'], part['refusal']);
  return text === undefined ? undefined : [said(text, frame)];
};

/** What was thought, or its summary where the thought itself is sealed; a sealed one without a summary has no place. */
const readReasoning: PartReader = (part, frame) => {
  const open = part['redacted'] === true ? undefined : firstText(part['text'], part['thinking'], part['reasoning'], part['content']);
  const text = open ?? firstText(part['summary']);
  return text === undefined ? undefined : [{ role: frame.role, kind: 'reasoning', text, ...timed(frame) }];
};

const readCall: PartReader = (part, frame) => {
  const tool = firstText(part['toolName'], part['name']);
  if (tool === undefined) return undefined;
  const given = part['input'] ?? part['args'] ?? part['arguments'] ?? part['server_tool_call'];
  const callId = firstText(part['toolCallId'], part['id']);
  const call = callEntry({ tool, given, callId }, frame);
  // A tool that ran at the provider: the part holds its result too.
  const result = part['result'] ?? part['error'];
  if (result === undefined || result === null || result === '') return [call];
  return [call, resultEntry({ tool, given: result, callId, isError: firstText(part['error']) !== undefined }, frame)];
};

const readResult: PartReader = (part, frame) => {
  const output = part['output'] ?? part['result'] ?? part['content'] ?? part['response'] ?? part['server_tool_call_response'];
  const kind = firstText(fieldsOf(output)['type']) ?? '';
  const isError = part['is_error'] === true || part['isError'] === true || /^error|^execution-denied/.test(kind);
  const callId = firstText(part['toolCallId'], part['tool_use_id'], part['id']);
  return [resultEntry({ tool: firstText(part['toolName'], part['name']), given: output, callId, isError }, frame)];
};

/** A call in a message for a page, with what came of it so far. */
const readUiTool: PartReader = (part, frame) => {
  const invocation = fieldsOf(part['toolInvocation'] ?? part);
  const tool = firstText(invocation['toolName']) ?? textOf(part['type']).replace(/^tool[-_]/, '');
  const callId = firstText(invocation['toolCallId']);
  const call = callEntry({ tool, given: invocation['input'] ?? invocation['args'], callId }, frame);
  const error = firstText(invocation['errorText']);
  const output = invocation['output'] ?? invocation['result'] ?? error;
  if (output === undefined) return [call];
  return [call, resultEntry({ tool, given: output, callId, isError: error !== undefined }, frame)];
};

const readers: Readonly<Record<string, PartReader>> = {
  text: readText,
  'input-text': readText,
  'output-text': readText,
  refusal: readText,
  reasoning: readReasoning,
  thinking: readReasoning,
  'tool-call': readCall,
  'tool-use': readCall,
  'server-tool-use': readCall,
  'mcp-tool-use': readCall,
  'server-tool-call': readCall,
  'tool-result': readResult,
  'tool-call-response': readResult,
  'server-tool-call-response': readResult,
  'dynamic-tool': readUiTool,
  'tool-invocation': readUiTool,
  // A mark between steps, which says nothing.
  'step-start': () => [],
};

/** `tool-` and the tool's name; such parts alone have a state. */
function isUiTool(type: string, part: Fields): boolean {
  return type.startsWith('tool-') && 'toolCallId' in part && 'state' in part;
}

function said(text: string, frame: PartFrame): DraftEntry {
  return { role: frame.role, kind: 'message', text, ...timed(frame) };
}

/** A call's arguments stay as they were written where they came as text. */
export function callEntry(
  { tool, given, callId }: { tool: string; given: unknown; callId?: string | undefined },
  frame: PartFrame,
): DraftEntry {
  return { role: 'agent', kind: 'tool-call', tool, text: textOf(given), ...timed(frame), ...(callId === undefined ? {} : { callId }) };
}

export interface GivenResult {
  readonly tool?: string | undefined;
  readonly given: unknown;
  readonly callId?: string | undefined;
  readonly isError: boolean;
}

/** A result as the agent read it: the texts of its parts, or JSON. */
export function resultEntry({ tool, given, callId, isError }: GivenResult, frame: PartFrame): DraftEntry {
  return {
    role: 'tool',
    kind: 'tool-result',
    ...(tool === undefined ? {} : { tool }),
    text: resultText(given),
    ...timed(frame),
    ...(isError ? { isError } : {}),
    ...(callId === undefined ? {} : { callId }),
  };
}

function resultText(given: unknown): string {
  if (Array.isArray(given)) return listOf(given).map(resultText).join('\n');
  if (!isFields(given)) return textOf(given);
  const type = textOf(given['type']);
  if (/^(error-)?(text|json)$|^content$/.test(type) && 'value' in given) return resultText(given['value']);
  return type === 'text' ? (firstText(given['text'], given['content']) ?? textOf(given)) : textOf(given);
}

function timed({ at }: PartFrame): { at?: string } {
  return at === undefined ? {} : { at };
}
