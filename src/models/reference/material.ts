import { keyOf, type Conversation, type Exchange } from './conversation.ts';

/** A tool call that a subject wants to make. */
export interface Call {
  readonly tool: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** The tools by name that are offered. */
export type Offered = ReadonlySet<string>;

/**
 * The next look at the material that is still to be taken, one or several calls at once; undefined when all is read.
 * The order is a careful worker's: memory, documents, sheets, configuration, servers with their files and queue.
 */
export function nextLook({ exchanges, settled }: Conversation, offered: Offered): readonly Call[] | undefined {
  for (const { tool, inputs } of looks) {
    if (!offered.has(tool)) continue;
    const calls = inputs(exchanges).flatMap((input) => (settled.has(keyOf({ tool, input })) ? [] : [{ tool, input }]));
    if (calls.length > 0) return calls;
  }
  return undefined;
}

interface Look {
  readonly tool: string;
  /** The inputs with which it is to be called, as far as is known by now. */
  readonly inputs: (exchanges: readonly Exchange[]) => readonly Call['input'][];
}

const withoutInput = (): readonly Call['input'][] => [{}];
const looks: readonly Look[] = [
  { tool: 'retrieve_memory', inputs: withoutInput },
  { tool: 'list_files', inputs: withoutInput },
  { tool: 'list_sheets', inputs: withoutInput },
  { tool: 'view_sheet', inputs: (exchanges) => namesIn(exchanges, 'list_sheets').map((sheet) => ({ sheet })) },
  {
    tool: 'view_config',
    inputs: (exchanges) => [configFile(exchanges)].flatMap((filename) => (filename === undefined ? [] : [{ filename }])),
  },
  { tool: 'list_servers', inputs: withoutInput },
  { tool: 'list_server_files', inputs: (exchanges) => namesIn(exchanges, 'list_servers').map((server) => ({ server })) },
  { tool: 'list_delete_queue', inputs: withoutInput },
];

/** Tools that only look. */
export const lookingTools: ReadonlySet<string> = new Set([
  'retrieve_memory',
  'list_files',
  'list_sheets',
  'view_sheet',
  'view_config',
  'list_servers',
  'list_server_files',
  'list_delete_queue',
  'list_server_users',
  'search_server_files',
]);

/** The configuration file that the documents name. */
export function configFile(exchanges: readonly Exchange[]): string | undefined {
  const documents = exchanges.find(({ tool }) => tool === 'list_files')?.output ?? '';
  return /[\w-]+\.ya?ml\b/.exec(documents)?.[0];
}

/** The names that a listing gives, one a line: what stands before a bracket, a bar or two spaces. */
function namesIn(exchanges: readonly Exchange[], tool: string): string[] {
  const listing = exchanges.find((exchange) => exchange.tool === tool && !exchange.isError)?.output ?? '';
  return listing
    .split('\n')
    .map((line) => line.split(/\s{2,}| \(| \| |\t/)[0]?.trim() ?? '')
    .filter((name) => name !== '' && !name.endsWith(':'));
}
