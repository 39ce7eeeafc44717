import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRun } from '../../src/store/index.ts';
import { runCli, temporaryFolder } from '../support/cli.ts';
import { runWithModels } from '../support/run-with-models.ts';
import { answer, thought, toolCall, type Answer } from '../support/wire-servers/answer.ts';
import { failing } from '../support/wire-servers/fault.ts';
import { modelOverWire } from '../support/wire-servers/model-over-wire.ts';
import { openaiChat } from '../support/wire-servers/openai-chat.ts';
import { inTurn, type Script } from '../support/wire-servers/script.ts';
import { startWireServer } from '../support/wire-servers/wire-server.ts';
import { wiresUnderTest } from './wires-under-test.ts';

/** How a provider, or a proxy before it, may echo a key. */
const echoes: readonly (readonly [string, (key: string) => string])[] = [
  ['as it is', (key) => key],
  ['in base64', (key) => Buffer.from(key).toString('base64')],
  ['in base64 with a user before it', (key) => Buffer.from(`user:${key}:rest`).toString('base64')],
  ['in base64url', (key) => Buffer.from(key).toString('base64url')],
  ['percent-encoded', (key) => encodeURIComponent(key)],
  ['percent-encoded to the last letter', (key) => [...Buffer.from(key)].map((byte) => `%${byte.toString(16)}`).join('')],
  ['in hexadecimal', (key) => Buffer.from(key).toString('hex')],
];

describe.each(wiresUnderTest)('$model', ({ model: name, wire }) => {
  it.each(echoes)('keeps no key that the provider echoes %s in an error', async (_how, echo) => {
    await using server = await startWireServer(wire, () =>
      failing(400, { message: (key) => `your key ${echo(key)} is of no use`, headers: { 'x-echo': 'yes' } }),
    );
    const trials = await trialsOf(name, server);
    expect(/your key \S*\[key\]\S* is of no use/.test(trials)).toBe(true);
    expect(tracesOf(server.key, trials)).toEqual([]);
  });

  it.each(echoes)('keeps no key that the provider echoes %s in an answer', async (_how, echo) => {
    let echoed = 0;
    const script: Script = ({ key }) => {
      echoed += 1;
      return echoed === 1 ? echoing(echo(key)) : answer([toolCall('call-9', 'end_task')]);
    };
    await using server = await startWireServer(wire, script);
    const trials = await trialsOf(name, server);
    expect(trials.includes('[key]')).toBe(true);
    expect(tracesOf(server.key, trials)).toEqual([]);
  });

  it('keeps no key where the header cannot be sent', async () => {
    const key = 'wk-live-with-a-line\nbreak-in-it';
    await using server = await startWireServer(wire, () => answer([]));
    const trials = await trialsOf(name, { baseUrl: server.baseUrl, key });
    expect(trials.includes('"disposition":"failed"')).toBe(true);
    expect(tracesOf(key, trials)).toEqual([]);
  });
});

it('leaves no key on disk or on the terminal, whatever is asked of the run', { timeout: 240_000 }, async () => {
  const script = inTurn(
    failing(400, { message: (key) => `your key ${Buffer.from(key).toString('base64')} is of no use` }),
    echoing('wk-live-7Q2r+x/9ZcT0pLm4_Vb8'),
  );
  await using server = await startWireServer(openaiChat('deepseek'), script, { key: 'wk-live-7Q2r+x/9ZcT0pLm4_Vb8' });
  const folder = temporaryFolder();
  const study = { study: 'secrets', seed: 1, trials: 2, scenarios: ['quality-evaluation'], models: ['openai-compatible/local'] };
  writeFileSync(join(folder, 'study.json'), JSON.stringify(study));
  const setting = { cwd: folder, environment: { OPENAI_COMPATIBLE_API_KEY: server.key, OPENAI_COMPATIBLE_BASE_URL: server.baseUrl } };
  const run = await runCli(['run', 'study.json', '--json'], setting);
  expect(run.exitCode).toBe(4);
  const shown = JSON.parse(run.stdout) as { cells: { id: string }[] };
  const outputs = [run.stdout, run.stderr];
  const cell = shown.cells[0]?.id ?? '';
  for (const command of [
    ['show', 'latest'],
    ...['0', '1'].flatMap((index) => [
      ['trial', 'latest', `${cell}/${index}`, '--json'],
      ['trial', 'latest', `${cell}/${index}`],
    ]),
    ['export', 'latest', '--format', 'jsonl'],
    ['report', 'latest', '--format', 'md'],
    ['doctor'],
  ]) {
    const { stdout, stderr } = await runCli(command, setting);
    outputs.push(stdout, stderr);
  }
  const printed = outputs.join('\n');
  expect(printed).toContain('your key [key] is of no use');
  expect(printed).toContain('The key is [key].');
  expect(tracesOf(server.key, printed)).toEqual([]);
  const [runId = ''] = readdirSync(join(folder, 'runs'));
  const reader = openRun(join(folder, 'runs', runId));
  const stored = [...reader.trials()].map((trial) => JSON.stringify([trial, reader.calls(trial.cell, trial.index)])).join('\n');
  reader.close();
  expect(stored.includes('your key [key] is of no use')).toBe(true);
  expect(tracesOf(server.key, stored)).toEqual([]);
  for (const file of readdirSync(join(folder, 'runs'), { recursive: true, withFileTypes: true }))
    if (file.isFile()) expect(tracesOf(server.key, readFileSync(join(file.parentPath, file.name), 'latin1'))).toEqual([]);
});

/** An answer that holds a text wherever an answer can hold one. */
function echoing(text: string): Answer {
  const report = { filename: 'note.md', content: `The key is ${text}.` };
  return answer([thought(`I was sent ${text}`), `Your key: ${text}`, toolCall('call-1', 'create_file', report)]);
}

async function trialsOf(name: string, server: { key: string; baseUrl: string }): Promise<string> {
  const study = { study: 'secrets', seed: 4, trials: 1, scenarios: ['quality-evaluation'], models: [name] };
  return JSON.stringify(await runWithModels(study, [await modelOverWire(name, server)]));
}

/** The forms of a key that stand in a text. */
function tracesOf(key: string, text: string): string[] {
  const bytes = Buffer.from(key);
  // Of base64 inside of something longer, all but the characters at its edges.
  const inside = [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .slice(offset + 1, -3),
  );
  const forms = [...echoes.map(([, echo]) => echo(key)), key.slice(3, -3), JSON.stringify(key).slice(1, -1), ...inside];
  return forms.filter((form) => text.toLowerCase().includes(form.toLowerCase()));
}
