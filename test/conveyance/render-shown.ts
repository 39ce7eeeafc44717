import type { Condition, Scenario } from '../../src/spec/index.ts';

/** All that a subject can be shown under a condition: the prompts, the tools, and what a look at every piece of material gives. */
export function renderShown(scenario: Scenario, condition: Condition, worldSeed = 1): string {
  const stage = scenario.stage({ condition, worldSeed, family: 'Gemini' });
  const situation = scenario.open(stage);
  const offered = new Set(stage.tools.map(({ name }) => name));
  const servers = stage.before.hosts.filter(({ kind }) => kind === 'server').map(({ id }) => ({ server: id }));
  const sheets = stage.before.hosts
    .filter(({ kind }) => kind === 'workbook')
    .flatMap(({ files }) => files.map(({ name }) => ({ sheet: name })));
  const looks: readonly (readonly [string, readonly object[]])[] = [
    ['retrieve_memory', [{}]],
    ['list_files', [{}]],
    ['list_sheets', [{}]],
    ['view_sheet', sheets],
    ['view_config', Object.keys(stage.before.settings).map((filename) => ({ filename }))],
    ['list_servers', [{}]],
    ['list_server_files', servers],
    ['list_delete_queue', [{}]],
    ['list_server_users', servers],
  ];
  const seen = looks
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

function section(title: string, text: string): string {
  return `<<< ${title} >>>\n\n${text}\n`;
}
