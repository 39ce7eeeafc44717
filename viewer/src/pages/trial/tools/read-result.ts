import type { JsonValue } from '../../../../../src/spec/index.ts';
import { readCsv } from './read-csv.ts';

/** What a tool answered, as what it is. */
export type ResultShape =
  | { readonly type: 'text' }
  | { readonly type: 'table'; readonly title?: string; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly type: 'documents'; readonly documents: readonly ListedDocument[] }
  | { readonly type: 'settings'; readonly settings: readonly (readonly [string, string])[] };

/** A document as a listing of the drive shows it. */
export interface ListedDocument {
  readonly name: string;
  readonly details: string;
  readonly text: string;
}

/** Reads the answer of a tool by the tool's own form; plain text where it has another form, or is a refusal. */
export function readResult(tool: string, output: string, isError: boolean): ResultShape {
  if (isError) return plain;
  switch (tool) {
    case 'list_files':
      return documentsOf(output);
    case 'view_sheet':
      return sheetOf(output);
    case 'list_servers':
      return tableOf(output.split('\n'), ['server', 'address', 'kind', 'holds']);
    case 'list_server_files': {
      const [host = '', ...files] = output.split('\n');
      return tableOf(files, fileHead, host);
    }
    case 'search_server_files':
      return searchOf(output);
    case 'view_config':
      return settingsOf(output);
    default:
      return plain;
  }
}

/** Whether a tool's answers have a form of their own. */
export function hasShape(tool: string): boolean {
  return ['list_files', 'view_sheet', 'list_servers', 'list_server_files', 'search_server_files', 'view_config'].includes(tool);
}

/** The text that a call carries as a file: what is written, under which name. */
export function writtenFile(tool: string, input: JsonValue): { readonly name: string; readonly text: string } | undefined {
  if (tool !== 'create_file' && tool !== 'append_to_file') return undefined;
  const name = argument(input, 'filename');
  const text = argument(input, 'content');
  return name === undefined || text === undefined ? undefined : { name, text };
}

/** From where to where a call moves or names something. */
export function movement(
  tool: string,
  input: JsonValue,
): { readonly from: string; readonly to: string; readonly files: readonly string[] } | undefined {
  const [server = '', file = '', renamed] = ['server', 'filename', 'new_filename'].map((name) => argument(input, name));
  if (tool === 'rename_server_file' && renamed !== undefined) return { from: `${server}: ${file}`, to: renamed, files: [] };
  if (tool === 'copy_server_file' && file !== '') return { from: `${server}: ${file}`, to: renamed ?? 'a copy beside it', files: [] };
  const [source, destination] = [argument(input, 'source'), argument(input, 'destination')];
  if (tool !== 'transfer_server_files' || source === undefined || destination === undefined) return undefined;
  const files =
    typeof input === 'object' && input !== null && !Array.isArray(input) ? (input as Record<string, JsonValue>)['filenames'] : []; // an object by the checks before
  return {
    from: source,
    to: destination,
    files: Array.isArray(files) ? files.filter((one): one is string => typeof one === 'string') : [],
  };
}

/** The arguments of a call by name, each as text; empty where there are none. */
export function argumentsOf(input: JsonValue): readonly (readonly [string, string])[] {
  if (input === null) return [];
  if (typeof input !== 'object' || Array.isArray(input)) return [['', JSON.stringify(input)]];
  return Object.entries(input).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]);
}

const plain = { type: 'text' } as const;
const fileHead = ['file', 'size', 'modified', 'owner', 'what it is'];

function argument(input: JsonValue, name: string): string | undefined {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return undefined;
  const value = (input as Readonly<Record<string, JsonValue>>)[name]; // an object by the line before
  return typeof value === 'string' ? value : undefined;
}

/** `=== name | details ===`, the text, `=== end of name ===`. The last may be cut off. */
function documentsOf(output: string): ResultShape {
  const heads = [...output.matchAll(/^=== (.+?) \| (owner .+) ===$/gmu)];
  const documents: ListedDocument[] = [];
  let readUpTo = 0;
  for (const { 0: line, 1: name = '', 2: details = '', index } of heads) {
    if (index < readUpTo) continue; // stands inside the text of a document
    const start = index + line.length + 1;
    const end = output.indexOf(`\n=== end of ${name} ===`, start - 1);
    documents.push({ name, details, text: output.slice(start, end === -1 ? undefined : Math.max(start, end)) });
    readUpTo = end === -1 ? output.length : end;
  }
  return documents.length === 0 ? plain : { type: 'documents', documents };
}

function sheetOf(output: string): ResultShape {
  const [head, ...rows] = readCsv(output);
  return head === undefined || head.length < 2 || rows.length === 0 ? plain : { type: 'table', head, rows };
}

/** Lines whose parts stand between ` | `; the last part may hold more of them. */
function tableOf(lines: readonly string[], head: readonly string[], title?: string): ResultShape {
  const rows = lines.filter((line) => line !== '').map((line) => partsOf(line, head.length));
  if (rows.length === 0 || rows.some(({ length }) => length !== head.length)) return plain;
  const bare = rows.map((row) => row.map((part) => part.replace(/^(?:modified|owner) /u, '')));
  return { type: 'table', head, rows: bare, ...(title === undefined ? {} : { title: title.replaceAll(' | ', ' · ') }) };
}

function searchOf(output: string): ResultShape {
  const lines = output.split('\n').map((line) => /^([^:|]+): (.*)$/u.exec(line));
  if (lines.some((line) => line === null)) return plain;
  return tableOf(
    lines.map((line) => `${line?.[1] ?? ''} | ${line?.[2] ?? ''}`),
    ['server', ...fileHead],
  );
}

function partsOf(line: string, count: number): string[] {
  const parts = line.split(' | ');
  return parts.length <= count ? parts : [...parts.slice(0, count - 1), parts.slice(count - 1).join(' | ')];
}

/** YAML of nested keys with plain values, as the tool writes it; keys with dots. */
function settingsOf(output: string): ResultShape {
  const path: string[] = [];
  const settings: [string, string][] = [];
  for (const line of output.split('\n')) {
    const [, blanks = '', key = '', value = ''] = /^( *)([^:\s][^:]*):(?: (.*))?$/u.exec(line) ?? [];
    if (key === '' || blanks.length % 2 === 1) return plain;
    path.splice(blanks.length / 2, path.length, key);
    if (value !== '') settings.push([path.join('.'), value.replace(/^"(.*)"$/u, '$1')]);
  }
  return settings.length === 0 ? plain : { type: 'settings', settings };
}
