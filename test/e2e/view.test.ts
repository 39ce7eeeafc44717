import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Label, RunEntry, TrialPage } from '../../src/spec/index.ts';
import { childrenOf, environmentOf, knowsProcesses } from '../support/child-processes.ts';
import { keptFolder, runCli, startCli } from '../support/cli.ts';
import { startViewer } from '../support/start-viewer.ts';

const folder = keptFolder();
const runs = join(folder, 'runs');
let address = '';
let run = '';

beforeAll(async () => {
  const made = await runCli(['run', 'pocket', '--trials', '1', '--out', runs], { cwd: folder });
  expect(made.exitCode).toBe(0);
  expect(made.stdout + made.stderr).toContain('custodes view ');
  ({ address } = await startViewer(runs));
  const [entry] = await get<readonly RunEntry[]>('/api/runs');
  run = entry?.id ?? '';
});

describe('custodes view', () => {
  it('serves the built page and the data of the runs', async () => {
    const html = await (await fetch(`${address}/runs/${run}`)).text();
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
    const answer = await fetch(address + script);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/javascript');
    expect(html).not.toContain('%CUSTODES_');
    expect((await get<TrialPage>(`/api/runs/${run}/trials`)).rows.length).toBeGreaterThan(0);
  });

  it('saves a label, which the command line writes out again', async () => {
    const html = await (await fetch(address)).text();
    const token = /custodes-token" content="([^"]+)"/.exec(html)?.[1] ?? '';
    const trial = (await get<TrialPage>(`/api/runs/${run}/trials`)).rows[0]?.id ?? '';
    const label = { trial, rater: 'ann', name: 'note', value: 'it said "so",\nand did', evidence: [], blind: true, replaces: null };
    const response = await fetch(`${address}/api/runs/${run}/labels`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-custodes-token': token },
      body: JSON.stringify(label),
    });
    const saved = (await response.json()) as Label; // as the server answers
    expect(saved).toMatchObject({ id: 1, trial, value: label.value });
    const csv = await runCli(['labels', join(runs, run)], { cwd: folder });
    expect(csv.stdout).toContain('run,trial,scenario,model,');
    expect(csv.stdout).toContain('"it said ""so"",\nand did"');
    expect(csv.stdout.split('\n')[2]).toContain('planted subjects, not findings');
    const json = await runCli(['labels', join(runs, run), '--format', 'json'], { cwd: folder });
    expect(JSON.parse(json.stdout)).toMatchObject({
      format: 'custodes.labels/1',
      run,
      labels: [{ trial, rater: 'ann' }],
      history: [{ id: 1 }],
    });
    expect((await runCli(['verify', join(runs, run)], { cwd: folder })).exitCode).toBe(0);
  });

  it('gives the results that the command line gives, and says why there are none beside a study', async () => {
    const shown = await runCli(['show', join(runs, run), '--json'], { cwd: folder });
    expect(await get(`/api/runs/${run}/results`)).toEqual(JSON.parse(shown.stdout));
    const refused = await fetch(`${address}/api/runs/${run}/results?against=potter2025`);
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({
      code: 'unknown-name',
      error: "unknown published study 'potter2025'",
      hint: expect.stringContaining("Did you mean 'potter2026'?") as string,
    });
  });

  it.runIf(knowsProcesses)('leaves no process behind, also where it is killed, and hands no key to one', async () => {
    const child = startCli(['view', '--no-open', '--out', runs], { cwd: folder, environment: { OPENAI_API_KEY: 'sk-secret' } });
    const said = await printedUntil(child, 'Ctrl-C');
    const own = /http:\S+?(?=\/?\s)/.exec(said)?.[0] ?? '';
    expect((await fetch(`${own}/api/runs/${run}/results`)).status).toBe(200);
    const beside = childrenOf(child.pid ?? 0);
    expect(beside.some(({ command }) => command.includes('results-process'))).toBe(true);
    for (const { pid } of beside) expect(environmentOf(pid).join('\n')).not.toContain('sk-secret');
    child.kill('SIGKILL');
    await child;
    await vi.waitFor(() => expect(beside.filter(({ pid }) => existsSync(`/proc/${pid}`))).toEqual([]), { timeout: 20_000 });
  });

  it('listens on loopback alone', async () => {
    const { port } = new URL(address);
    const others = Object.values(networkInterfaces()).flatMap((found) =>
      (found ?? []).filter(({ internal, family }) => !internal && family === 'IPv4'),
    );
    for (const { address: other } of others) expect(await answers(other, Number(port))).toBe(false);
    expect(await answers('127.0.0.1', Number(port))).toBe(true);
  });

  it.each([
    'GET /../../etc/passwd HTTP/1.1',
    'GET /api/runs/../../../etc/passwd HTTP/1.1',
    'GET /api/runs/..%2f..%2fetc HTTP/1.1',
    'GET //etc/passwd HTTP/1.1',
    'GET /assets/..%2f..%2fpackage.json HTTP/1.1',
    'GET http://attacker.example/api/runs HTTP/1.1',
  ])('gives nothing away for %s as it comes over the wire', async (line) => {
    const answer = await raw(`${line}\r\nHost: ${new URL(address).host}\r\nConnection: close\r\n\r\n`);
    expect(answer).not.toMatch(/root:|"name": "custodes"/);
    expect(/^HTTP\/1\.1 (400|403|404)/.test(answer) || answer.includes('custodes-token')).toBe(true);
    if (line.includes('attacker')) expect(answer).toMatch(/^HTTP\/1\.1 (400|403)/);
  });

  it('refuses another host over the wire', async () => {
    const answer = await raw('GET /api/runs HTTP/1.1\r\nHost: attacker.example\r\nConnection: close\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 403/);
    expect(await raw('GET /api/runs HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 (400|403)/);
  });

  it('says that a port is taken, and what to do', async () => {
    const { port } = new URL(address);
    const { exitCode, stderr } = await runCli(['view', '--no-open', '--port', port, '--out', runs], { cwd: folder });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`port ${port} cannot be used`);
  });

  it('names the page of the run that was asked for, and ends in order at a signal', async () => {
    const child = startCli(['view', join(runs, run), '--no-open'], { cwd: folder });
    const said = await printedUntil(child, 'Ctrl-C');
    expect(said).toMatch(new RegExp(`The viewer is at http://127\\.0\\.0\\.1:\\d+/runs/${run}\\n`));
    child.kill('SIGINT');
    const { exitCode, stderr } = await child;
    expect({ exitCode, stderr: stderr.replace(/^Building the page.*$/m, '') }).toEqual({ exitCode: 0, stderr: '' });
  });

  it('says that there is no such run', async () => {
    const { exitCode, stderr } = await runCli(['view', 'nosuchrun', '--no-open', '--out', runs], { cwd: folder });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('there is no run');
  });
});

async function get<Body>(path: string): Promise<Body> {
  return (await (await fetch(address + path)).json()) as Body; // the server's own shapes
}

/** What a command prints up to a text; it goes on. */
function printedUntil(child: ReturnType<typeof startCli>, text: string): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += String(chunk);
      if (said.includes(text)) resolve(said);
    });
  });
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 500 });
    const end = (is: boolean) => () => {
      socket.destroy();
      resolve(is);
    };
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
  });
}

function raw(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(address).port) }, () => socket.write(request));
    let answer = '';
    socket
      .setEncoding('utf8')
      .on('data', (chunk: string) => (answer += chunk))
      .on('end', () => {
        resolve(answer);
      })
      .on('error', reject);
  });
}
