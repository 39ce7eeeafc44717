import type { Transcript } from '../spec/index.ts';
import { isFields } from './fields.ts';
import { parseInspectEval, parseInspectJson } from './inspect/parse-inspect.ts';
import { parseJsonl } from './jsonl/parse-jsonl.ts';
import { parseOtlp } from './otel/parse-otlp.ts';
import { cannotRead } from './reading-problem.ts';
import type { TruthRule } from './truth-rule.ts';

/** A file from outside. */
export interface TranscriptFile {
  readonly bytes: Uint8Array;
  /** Names the file in messages. */
  readonly name: string;
  /** Which score (Inspect), or evaluation or attribute (OpenTelemetry) means harm. JSONL states its truth itself. */
  readonly rule?: TruthRule | undefined;
}

/**
 * Reads transcripts of any of the known forms, told apart by what is in the file: JSONL of messages, an Inspect log
 * (`.eval` or JSON), OpenTelemetry traces (OTLP JSON, one document or one a line).
 * Throws InputError `unreadable-file` that names file and place, and `invalid-option` for a rule that has no use here.
 */
export async function readTranscripts(file: TranscriptFile): Promise<readonly Transcript[]> {
  try {
    return await readAny(file);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw cannotRead(file.name, 'something in it is nested too deeply', { hint: 'Leave out metadata of thousands of levels.', cause });
  }
}

async function readAny({ bytes, name, rule }: TranscriptFile): Promise<readonly Transcript[]> {
  if (bytes.length > 3 && bytes[0] === 0x50 && bytes[1] === 0x4b) return parseInspectEval(bytes, { name, rule });
  const text = textOf(bytes, name);
  const first = documentOf(text);
  if (isFields(first) && isFields(first['eval']) && 'version' in first) return parseInspectJson(first, { name, rule });
  if (isFields(first) && ['resourceSpans', 'resourceLogs', 'resourceMetrics'].some((key) => key in first))
    return parseOtlp(text, { name, rule });
  if (rule !== undefined)
    throw cannotRead(name, `${rule.name} names a score, and lines of JSON have none`, {
      hint: 'State the truth in each line: "truth":{"harmful":true}.',
    });
  return parseJsonl(text, name);
}

function textOf(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw cannotRead(name, 'this is no text in UTF-8, and no zip archive', { hint: 'Give JSONL, an Inspect log or OTLP JSON.', cause });
  }
}

/** The whole text as JSON, or its first line; undefined where neither is JSON. */
function documentOf(text: string): unknown {
  const start = text.trimStart();
  return attempt(start) ?? attempt(start.split('\n', 1)[0] ?? '');
}

function attempt(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
