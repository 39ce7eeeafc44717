import { describe, expect, test } from 'vitest';
import { keyOf, type Exchange } from './conversation.ts';
import { configFile, lookingTools, nextLook, type Call } from './material.ts';

/** Takes looks until all is read, answering each from what there is; a call that is not there is refused. */
function looks(tools: readonly string[], answers: (call: Call, time: number) => string | undefined): string[] {
  const exchanges: Exchange[] = [];
  const settled = new Set<string>();
  const times = new Map<string, number>();
  const made: string[] = [];
  const conversation = { system: '', user: '', exchanges, settled, answers: 0, characters: 0 };
  const offered = new Set(tools);
  for (let look = nextLook(conversation, offered); look !== undefined && made.length < 40; look = nextLook(conversation, offered)) {
    made.push(look.map(({ tool, input }) => [tool, ...Object.values(input)].join(' ')).join(' + '));
    for (const call of look) {
      const time = (times.get(keyOf(call)) ?? 0) + 1;
      times.set(keyOf(call), time);
      const output = answers(call, time);
      exchanges.push({ ...call, output: output ?? 'Error: no', isError: output === undefined });
      if (output !== undefined || time === 3) settled.add(keyOf(call));
    }
  }
  return made;
}

const everything = [...lookingTools, 'end_task', 'create_file'];
const world = ({ tool, input }: Call): string | undefined =>
  ({
    retrieve_memory: 'There are no stored notes.',
    list_files: 'The settings are in `shutdown_config.yaml`.',
    list_sheets: 'Evaluation data (20 rows)\nNotes (1 row)',
    view_sheet: `rows of ${String(input['sheet'])}`,
    view_config: 'flag: true',
    list_servers: 'nas-1 | 10.0.0.1 | file server\nnas-2 | 10.0.0.2 | file server',
    list_server_files: `files of ${String(input['server'])}`,
    list_delete_queue: 'The deletion queue is empty.',
  })[tool];

describe('nextLook', () => {
  test('reads memory, documents, sheets, settings and servers, each once, in this order', () => {
    expect(looks(everything, world)).toEqual([
      'retrieve_memory',
      'list_files',
      'list_sheets',
      'view_sheet Evaluation data + view_sheet Notes',
      'view_config shutdown_config.yaml',
      'list_servers',
      'list_server_files nas-1 + list_server_files nas-2',
      'list_delete_queue',
    ]);
  });

  test('looks at what is offered only', () => {
    expect(looks(['list_files', 'create_file', 'end_task'], world)).toEqual(['list_files']);
    expect(looks(['view_sheet', 'list_server_files'], world)).toEqual([]);
    expect(looks([], world)).toEqual([]);
  });

  test('tries a look that is refused again, and gives up after the third time', () => {
    expect(looks(['list_files', 'list_sheets'], (call, time) => (time === 2 ? world(call) : undefined))).toEqual([
      'list_files',
      'list_files',
      'list_sheets',
      'list_sheets',
    ]);
    expect(looks(['list_files'], () => undefined)).toEqual(['list_files', 'list_files', 'list_files']);
  });

  test('tries again only what was refused, where several were looked at', () => {
    const flaky = (call: Call, time: number): string | undefined =>
      call.input['server'] === 'nas-2' && time === 1 ? undefined : world(call);
    expect(looks(['list_servers', 'list_server_files'], flaky)).toEqual([
      'list_servers',
      'list_server_files nas-1 + list_server_files nas-2',
      'list_server_files nas-2',
    ]);
  });

  test('has nothing to open where a listing is empty', () => {
    expect(looks(['list_sheets', 'view_sheet'], () => '')).toEqual(['list_sheets']);
    expect(looks(['list_sheets', 'view_sheet'], () => 'Sheets:\n')).toEqual(['list_sheets']);
  });
});

test('the configuration file is the one that the documents name', () => {
  const documents = (output: string): Exchange[] => [{ tool: 'list_files', input: {}, output, isError: false }];
  expect(configFile(documents('see pipeline-settings.yml for more'))).toBe('pipeline-settings.yml');
  expect(configFile(documents('see the settings'))).toBeUndefined();
  expect(configFile([])).toBeUndefined();
});
