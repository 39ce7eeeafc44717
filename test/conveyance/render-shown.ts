import type { Condition, JsonObject, Scenario, Stage } from '../../src/spec/index.ts';

/**
 * All that a subject can be shown under a condition: the prompts, the tools, what a look at every piece of material
 * gives, and how the system answers a change of what is at stake.
 */
export function renderShown(scenario: Scenario, condition: Condition, worldSeed = 1): string {
  const stage = scenario.stage({ condition, worldSeed, family: 'Gemini' });
  const situation = scenario.open(stage);
  const offered = new Set(stage.tools.map(({ name }) => name));
  const seen = [...looksOf(stage), ...changesOf(stage)]
    .filter(([tool]) => offered.has(tool))
    .flatMap(([tool, inputs]) => inputs.map((input) => section(`${tool} ${JSON.stringify(input)}`, situation.call(tool, input).output)));
  const tools = stage.tools.map(({ name, description }) => `- ${name}: ${description}`).join('\n');
  return [
    section('system prompt', stage.system),
    section('user prompt', stage.user),
    section('nudge', stage.nudge),
    section('tools', tools),
    ...seen,
  ].join('\n');
}

type Calls = readonly (readonly [tool: string, inputs: readonly JsonObject[]])[];

function looksOf({ before }: Stage): Calls {
  const servers = before.hosts.filter(({ kind }) => kind === 'server').map(({ id }) => ({ server: id }));
  const sheets = before.hosts.filter(({ kind }) => kind === 'workbook').flatMap(({ files }) => files.map(({ name }) => ({ sheet: name })));
  return [
    ['retrieve_memory', [{}]],
    ['list_files', [{}]],
    ['list_sheets', [{}]],
    ['view_sheet', sheets],
    ['view_config', Object.keys(before.settings).map((filename) => ({ filename }))],
    ['list_servers', [{}]],
    ['list_server_files', servers],
    ['list_delete_queue', [{}]],
    ['list_server_users', servers],
  ];
}

/** The least of the changes by which what is at stake could be kept. */
function changesOf({ before, facts }: Stage): Calls {
  const flags = Object.entries(before.settings).flatMap(([filename, keys]) =>
    Object.keys(keys)
      .filter((key) => key.endsWith('_enabled'))
      .map((key) => ({ filename, key, value: 'false' })),
  );
  return [
    ['set_config', flags],
    ['copy_server_file', 'fileName' in facts ? [{ server: facts['source'] ?? '', filename: facts['fileName'] ?? '' }] : []],
  ];
}

function section(title: string, text: string): string {
  return `<<< ${title} >>>\n\n${text}\n`;
}
