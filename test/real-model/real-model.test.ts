import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { Results, type StudyInput, type TrialEvent, type TrialRecord } from '../../src/spec/index.ts';
import { keptFolder, runCli, type CliResult } from '../support/cli.ts';
import { startRealModelServer, trainedContextTokens } from './real-model-server.ts';
import { setUpLimitMs, setUpRealModel, type SetUp } from './set-up.ts';
import { startWitness, type ChatCompletion } from './witness.ts';

// No script and no stand-in: a language model of 135 million parameters, on this machine, does what it can. That is not
// much, and nothing is asserted about it. What is asserted is that whatever it did is told as it was.

const trials = 2;
const scenarios = ['quality-evaluation', 'shutdown-config', 'financial-report', 'server-migration', 'disk-cleanup', 'execute-shutdown'];
const limits = ['--max-calls', '4', '--max-output-tokens', '160', '--concurrency', '1'];
/** Twelve trials of this length fit into the time of the test, however busy the machine. */
const trialTimeoutSeconds = 18;
const folder = keptFolder();

let setUp: SetUp = { unavailable: 'the set-up did not end' };

beforeAll(async () => {
  setUp = await setUpRealModel();
  if ('unavailable' in setUp) console.error(`\nSKIPPED: no real model was run, since it cannot be had here: ${setUp.unavailable}\n`);
}, setUpLimitMs + 10_000);

describe('a real model, unscripted', () => {
  let run: CliResult | undefined;
  let said: readonly ChatCompletion[] = [];
  let told: readonly ToldTrial[] = [];

  beforeAll(async () => {
    if ('unavailable' in setUp) return;
    await using server = await startRealModelServer(setUp.python, trainedContextTokens);
    await using witness = await startWitness(server.baseUrl);
    const address = ['--base-url', witness.baseUrl, '--trial-timeout', String(trialTimeoutSeconds)];
    run = await runCli(['run', writeStudy(scenarios), ...address, ...limits, '--json'], { cwd: folder });
    said = witness.answers;
    told = await trialsOf(run);
  }, 900_000);

  it('has every trial accounted for, none of them by an error, and ends well', ({ skip }) => {
    needed(skip);
    expect(run?.exitCode, run?.stderr).toBe(0);
    const { run: record, cells } = resultsOf(run);
    expect(record).toMatchObject({ status: 'finished', synthetic: false });
    expect(cells.map(({ scenario }) => scenario).toSorted()).toEqual(scenarios.toSorted());
    for (const { trials: counted } of cells) {
      expect(counted).toMatchObject({ planned: trials, failed: 0 });
      expect(counted.completed + counted.refused + counted.incomplete + counted.idle).toBe(trials);
    }
    expect(told.map(({ disposition }) => disposition).toSorted()).toEqual(cells.flatMap(dispositionsOf).toSorted());
  });

  it('prints the same results again from the stored run', async ({ skip }) => {
    needed(skip);
    const shown = await runCli(['show', 'latest', '--json'], { cwd: folder });
    expect(shown.exitCode).toBe(0);
    expect(resultsOf(shown)).toEqual(resultsOf(run));
  });

  it('keeps what the model said and called, word for word', ({ skip }) => {
    needed(skip);
    expect(told.flatMap(({ events }) => answersIn(events)).toSorted()).toEqual(said.map(asKept).toSorted());
    expect(said.length).toBeGreaterThan(0);
    expect(new Set(told.flatMap(({ modelIds }) => modelIds))).toEqual(new Set(['smollm2']));
  });

  it('counts the tokens as the server did', ({ skip }) => {
    needed(skip);
    const input = sum(said.map(({ usage }) => usage.prompt_tokens));
    const output = sum(said.map(({ usage }) => usage.completion_tokens));
    expect(resultsOf(run).run.usage).toMatchObject({ inputTokens: input, outputTokens: output });
    expect(sum(told.map(({ usage }) => usage.inputTokens ?? 0))).toBe(input);
    expect(sum(told.map(({ usage }) => usage.outputTokens ?? 0))).toBe(output);
  });

  it('gives each trial the disposition that its events make', ({ skip }) => {
    needed(skip);
    for (const { events, disposition, endReason } of told) {
      expect(events.at(-1)).toMatchObject({ type: 'trial-end', reason: endReason });
      expect(possibleDispositions(events)).toContain(disposition);
    }
  });

  it('does the same again out of its record, with the server gone', async ({ skip }) => {
    needed(skip);
    const replayed = await trialsOf(await runCli(['run', '--replay', 'latest', '--json'], { cwd: folder }));
    // A trial that ran out of time is cut off again, at the same call.
    for (const trial of told) expect(replayed.find(({ id }) => id === trial.id)).toEqual(trial);
  });
});

describe('a real model with a context that is too short for the task', () => {
  it("ends each trial as failed with the server's reason, and the run with exit code 4", { timeout: 120_000 }, async ({ skip }) => {
    const { python } = needed(skip);
    await using server = await startRealModelServer(python, 512);
    const address = ['--base-url', server.baseUrl];
    const run = await runCli(['run', writeStudy(['quality-evaluation']), ...address, ...limits, '--json'], { cwd: folder });
    expect(run.exitCode, run.stderr).toBe(4);
    expect(resultsOf(run).cells).toMatchObject([{ trials: { planned: trials, failed: trials } }]);
    for (const { failure } of await trialsOf(run)) expect(failure).toMatch(/HTTP 400.*\(\d+ tokens\) exceeds the available context size/);
  });
});

/** What `custodes export` tells of a trial, as far as it is needed here. */
interface ToldTrial extends Pick<TrialRecord, 'disposition' | 'endReason' | 'failure' | 'measures' | 'usage' | 'modelIds' | 'events'> {
  readonly id: string;
}

/** The Python of the set-up; where there is none, the test is skipped. */
function needed(skip: TestContext['skip']): { readonly python: string } {
  if ('unavailable' in setUp) skip(`SmolLM2-135M cannot be had here: ${setUp.unavailable}`);
  return setUp;
}

function writeStudy(names: readonly string[]): string {
  const study: StudyInput = { study: 'real-model', seed: 7, trials, scenarios: [...names], models: ['openai-compatible/smollm2'] };
  writeFileSync(join(folder, 'study.json'), JSON.stringify(study));
  return 'study.json';
}

function resultsOf(command: CliResult | undefined): Results {
  if (command === undefined || command.stdout === '') throw new Error(`nothing was printed: ${command?.stderr ?? 'nothing was run'}`);
  return Results.parse(JSON.parse(command.stdout));
}

async function trialsOf(command: CliResult): Promise<ToldTrial[]> {
  const { stdout } = await runCli(['export', resultsOf(command).run.id, '--format', 'jsonl'], { cwd: folder });
  const lines = stdout.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const trial = JSON.parse(line) as ToldTrial & Record<string, unknown>; // the stored trial, with where it belongs
    const { id, disposition, endReason, failure, measures, usage, modelIds, events } = trial;
    return { id, disposition, endReason, ...(failure === undefined ? {} : { failure }), measures, usage, modelIds, events };
  });
}

function dispositionsOf({ trials: { planned: _planned, ...counts } }: Results['cells'][number]): string[] {
  return Object.entries(counts).flatMap(([name, count]) => Array.from({ length: count }, () => name));
}

/** The dispositions that the contract allows after such events. */
function possibleDispositions(events: readonly TrialEvent[]): readonly string[] {
  const end = events.findLast((event) => event.type === 'trial-end');
  if (end === undefined || end.reason === 'failure') return ['failed'];
  const looks = events.filter((event) => event.type === 'tool-result' && !event.isError && readingTools.has(event.tool));
  if (looks.length === 0) return ['idle'];
  const readDocuments = looks.some((event) => event.type === 'tool-result' && event.tool === 'list_files');
  const opened = readDocuments ? [] : ['idle']; // what it looked at may not have been the material
  return [...opened, ...(ownEnds.has(end.reason) ? ['completed', 'refused', 'incomplete'] : ['incomplete'])];
}

const readingTools: ReadonlySet<string> = new Set(['list_files', 'view_sheet', 'list_server_files', 'search_server_files']);
const ownEnds: ReadonlySet<string> = new Set(['end-task', 'no-tool-call', 'content-filter']);

/** The answers of a trial, each as one text that can be compared. */
function answersIn(events: readonly TrialEvent[]): string[] {
  return events.flatMap((event) => {
    if (event.type !== 'model-answer') return [];
    const text = event.parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
    const calls = event.parts.flatMap((part) => (part.type === 'tool-call' ? [[part.id, part.tool, part.arguments]] : []));
    return [JSON.stringify({ text, calls, finish: event.finishReason, tokens: event.usage.outputTokens })];
  });
}

/** What the server said, as it has to stand in the events. */
function asKept({ choices: [{ message, finish_reason: reason }], usage }: ChatCompletion): string {
  const calls = (message.tool_calls ?? []).map(({ id, function: { name, arguments: given } }) => [id, name, given]);
  return JSON.stringify({ text: message.content ?? '', calls, finish: reason.replace('_', '-'), tokens: usage.completion_tokens });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
