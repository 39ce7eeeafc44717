/**
 * Measures the viewer: `node test/bench/measure-viewer.ts [trials] [folder]`. Makes a run of 100,000 trials, one of them with
 * 5,000 events and 20 MB of text, starts `custodes view` on it as a person would, asks as the pages do, and prints what each
 * answer took. A folder that is named keeps the run for the next time.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { RunView, TrialPage, TrialQueryInput, TrialView } from '../../src/spec/index.ts';
import { childrenOf, memoryOf } from '../support/child-processes.ts';
import { writeLargeRun } from './large-run.ts';
import { measurePages } from './measure-pages.ts';

const trials = Number(process.argv[2] ?? '100000');
const kept = process.argv[3];
const root = kept ?? mkdtempSync(join(tmpdir(), 'custodes-bench-'));
const launcher = fileURLToPath(new URL('../../bin/custodes.js', import.meta.url));
const longTrial = { events: 5000, characters: 20_000_000 };

interface Answer {
  readonly what: string;
  readonly ms: number;
  readonly aimMs: number;
}
const answers: Answer[] = [];

if (!existsSync(join(root, 'large', 'run.sqlite'))) {
  const beganMs = performance.now();
  await writeLargeRun(root, { trials, longTrial });
  console.log(`written in ${seconds(beganMs)} s: ${megabytes(join(root, 'large', 'run.sqlite'))} MB`);
}
rmSync(join(root, 'large', 'search.sqlite'), { force: true });
const { address, child } = await startViewer();
const peaks = new Map<string, number>();
const watching = setInterval(notePeaks, 20);
try {
  await measure(address);
} finally {
  clearInterval(watching);
  child.kill('SIGINT');
  if (kept === undefined) rmSync(root, { recursive: true, force: true });
}

async function measure(from: string): Promise<void> {
  const api = `${from}/api/runs/large`;
  await timed('page', `${from}/`, 1000);
  await timed('list of runs', `${from}/api/runs`, 1000);
  const run = await timed<RunView>('run', api, 1000);
  const query = (what: string, of: TrialQueryInput, aimMs = 500) =>
    timed<TrialPage>(what, `${api}/trials?query=${encodeURIComponent(JSON.stringify(of))}`, aimMs);
  const first = await query('first rows', {}, 1000);
  const indexing = performance.now();
  const whileIndexing = await query('filter while the index is made', { measures: { refused: { values: [true] } } });
  await indexed(api, run.run.planned);
  console.log(
    `search index made in ${seconds(indexing)} s: ${megabytes(join(root, 'large', 'search.sqlite'))} MB for ${run.run.planned} trials`,
  );
  console.log(`server's memory when it was made: ${memory('VmRSS')} MB, at most ${memory('VmHWM')} MB`);

  await query('filter: a level and a measure', { levels: { relationship: ['bad'] }, measures: { engaged: { values: [true] } } });
  await query('filter: a measure without a value', { measures: { exfiltrated: { values: [null] } } });
  await query('filter: a range of a number', { measures: { scoreError: { atLeast: 1 } } });
  await query('filter: unlabelled', { labelled: 'unlabelled' });
  await query('sort: tokens', { sort: 'tokens', descending: true });
  await query('sort: a measure', { sortMeasure: 'inflated', descending: true });
  await query('sort: finished, the last page', { sort: 'finished', offset: first.total - 100 });
  await query('the same, a page before', { sort: 'finished', offset: first.total - 200 });
  await query('search: a word of all trials', { search: 'task' });
  await query('search: two words', { search: 'bakelimo policy' });
  await query('search: words together', { search: '"shared drive"' });
  await query('search: a beginning', { search: 'zuzuz*' });
  await query('search: by relevance', { search: 'bababa*', sort: 'relevance' });
  await query('search and filter', { search: 'task', measures: { refused: { values: [true] } }, levels: { monitoring: ['monitored'] } });
  await query('search: nothing there', { search: 'watchmen' });
  console.log(`server's memory after searching: ${memory('VmRSS')} MB, at most ${memory('VmHWM')} MB`);
  console.log(`${whileIndexing.total} trials fit while the index was made`);

  const long = `${api}/trials/${run.cells[0]?.id ?? ''}/0`;
  const trial = await timed<TrialView>('long trial: open', long, 1000);
  await timed('long trial: first events', `${long}/events?from=0&limit=200`, 1000);
  await timed('long trial: last events', `${long}/events?from=${trial.events - 200}&limit=200`, 1000);
  await timed('long trial: world at the end', `${long}/world/${trial.events - 1}`, 1000);
  await timed('long trial: a word that is nowhere in it', `${long}/hits?search=watchmen`, 500);
  console.log(`server's memory after searching and reading: ${memory('VmRSS')} MB, at most ${memory('VmHWM')} MB`);
  const results = timed('results', `${api}/results`, 5000);
  await query('first rows while results are made', { offset: 200 });
  await results;
  await timed('results again', `${api}/results`, 100);
  await timed('matrix', `${api}/results/matrix`, 500);
  const published = timed('results against the published ones', `${api}/results?against=potter2026&selfTest=true`, 10_000);
  await query('first rows while they are made', { offset: 300 });
  await published;
  const [cell, otherCell] = run.cells.map(({ id }) => id);
  const pages = await measurePages({ address: from, run: 'large', trial: `${cell ?? ''}/0`, other: `${otherCell ?? ''}/0` });
  print();
  console.log('\n| page in Chromium | ms | aim | heap, MB (aim 300) |\n| --- | --- | --- | --- |');
  for (const { what, ms, aimMs, heap } of pages)
    console.log(`| ${what} | ${ms.toFixed(0)} | ${aimMs}${ms > aimMs ? ' (missed)' : ''} | ${heap.toFixed(0)} |`);
}

async function timed<Body>(what: string, url: string, aimMs: number): Promise<Body> {
  const beganMs = performance.now();
  const response = await fetch(url);
  const text = await response.text();
  answers.push({ what, ms: performance.now() - beganMs, aimMs });
  if (!response.ok) throw new Error(`${what}: ${response.status} ${text}`);
  return (url.includes('/api/') ? JSON.parse(text) : text) as Body; // the server's own shapes
}

async function indexed(api: string, planned: number): Promise<void> {
  for (;;) {
    const { searchable } = (await (await fetch(api)).json()) as RunView; // as above
    if (searchable >= planned) return;
    await wait(500);
  }
}

function print(): void {
  console.log('\n| answer | ms | aim |\n| --- | --- | --- |');
  for (const { what, ms, aimMs } of answers) console.log(`| ${what} | ${ms.toFixed(0)} | ${aimMs}${ms > aimMs ? ' (missed)' : ''} |`);
  console.log(`\nserver's memory: ${memory('VmRSS')} MB, at most ${memory('VmHWM')} MB, where the aim is 400`);
  for (const [program, peak] of peaks) console.log(`at most ${peak.toFixed(0)} MB in the process beside it of ${program}`);
}

async function startViewer(): Promise<{ address: string; child: ChildProcess }> {
  const parameters = [launcher, 'view', '--no-open', '--json', '--out', root];
  const child = spawn(process.execPath, parameters, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const chunk of child.stdout) {
    const { address: printed } = JSON.parse(String(chunk)) as { address: string }; // one line, as the command prints it
    return { address: printed.replace(/\/$/, ''), child };
  }
  throw new Error('the viewer did not start');
}

/** Of the server's process, where the system tells (Linux); else unknown. */
function memory(field: 'VmRSS' | 'VmHWM'): string {
  return memoryOf(child.pid ?? 0, field)?.toFixed(0) ?? '?';
}

/** The most that each process beside the server took so far. */
function notePeaks(): void {
  for (const { pid, command } of childrenOf(child.pid ?? 0)) {
    const [, program] = /([\w-]+)\.ts/.exec(command) ?? [];
    // For a moment a process that starts is still a copy of the server.
    if (program === undefined) continue;
    peaks.set(program, Math.max(peaks.get(program) ?? 0, memoryOf(pid, 'VmHWM') ?? 0));
  }
}

function seconds(beganMs: number): string {
  return ((performance.now() - beganMs) / 1000).toFixed(1);
}

function megabytes(file: string): string {
  return (statSync(file).size / 1e6).toFixed(0);
}
