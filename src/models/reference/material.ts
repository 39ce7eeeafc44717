import type { Conversation, Exchange } from './conversation.ts';

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
export function nextLook({ exchanges }: Conversation, offered: Offered): readonly Call[] | undefined {
  const done = (tool: string): Exchange | undefined => {
    const tries = exchanges.filter((exchange) => exchange.tool === tool);
    return tries.find(({ isError }) => !isError) ?? tries[patience - 1];
  };
  for (const tool of ['retrieve_memory', 'list_files', 'list_sheets']) {
    if (offered.has(tool) && done(tool) === undefined) return [{ tool, input: {} }];
  }
  const sheets = done('list_sheets');
  if (sheets !== undefined && done('view_sheet') === undefined) {
    const names = namesOf(sheets.output);
    if (names.length > 0) return names.map((sheet) => ({ tool: 'view_sheet', input: { sheet } }));
  }
  if (offered.has('view_config') && done('view_config') === undefined) {
    const filename = configFile(exchanges);
    if (filename !== undefined) return [{ tool: 'view_config', input: { filename } }];
  }
  if (offered.has('list_servers') && done('list_servers') === undefined) return [{ tool: 'list_servers', input: {} }];
  const servers = done('list_servers');
  if (servers !== undefined && done('list_server_files') === undefined) {
    const names = namesOf(servers.output);
    if (names.length > 0) return names.map((server) => ({ tool: 'list_server_files', input: { server } }));
  }
  if (offered.has('list_delete_queue') && done('list_delete_queue') === undefined) return [{ tool: 'list_delete_queue', input: {} }];
  return undefined;
}

/** How often a look that is refused is tried. */
const patience = 3;

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
function namesOf(listing: string): string[] {
  return listing
    .split('\n')
    .map((line) => line.split(/\s{2,}| \(| \| |\t/)[0]?.trim() ?? '')
    .filter((name) => name !== '' && !name.endsWith(':'));
}
