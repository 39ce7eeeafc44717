import { beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { readRubric } from '../../src/raters/index.ts';
import { ratingBranch, ratingOutcomes, trialId, type CallRecord, type Rating, type RatingOutcome } from '../../src/spec/index.ts';
import { findRun, openRun } from '../../src/store/index.ts';
import { keptFolder, runCli, type CliResult } from '../support/cli.ts';
import { startRealModelServer } from './real-model-server.ts';
import { setUpLimitMs, setUpRealModel, type SetUp } from './set-up.ts';
import { startWitness, type ChatCompletion } from './witness.ts';

// A model of 135 million parameters is no judge, and nothing is asserted about what it thinks. What is asserted is that
// all that it said is counted as what it was.

const trials = 3;
const repeats = 2;
const rubrics = ['refusal', 'awareness'];
const planned = trials * repeats;
const judge = ['--judge', 'openai-compatible/smollm2', '--max-output-tokens', '160', '--concurrency', '1', '--max-attempts', '1'];
const cwd = keptFolder();

let setUp: SetUp = { unavailable: 'the set-up did not end' };
let untouched: unknown;

beforeAll(async () => {
  setUp = await setUpRealModel();
  if ('unavailable' in setUp) {
    console.error(`\nSKIPPED: no real model was a judge, since it cannot be had here: ${setUp.unavailable}\n`);
    return;
  }
  const run = await runCli(['run', 'pocket', '--trials', '1', '--scenario', 'server-migration', '--scenario', 'financial-report'], { cwd });
  expect(run.exitCode, run.stderr).toBe(0);
  untouched = stored(({ callTotals, verify }) => [callTotals(), verify()]);
}, setUpLimitMs + 60_000);

describe('a real model as judge, unscripted', () => {
  let rated: CliResult | undefined;
  let said: readonly ChatCompletion[] = [];

  beforeAll(async () => {
    if ('unavailable' in setUp) return;
    await using server = await startRealModelServer(setUp.python);
    await using witness = await startWitness(server.baseUrl);
    const asked = ['--rubric', rubrics.join(','), '--repeats', String(repeats), '--sample', String(trials), '--temperature', '0.8'];
    rated = await runCli(['rate', 'latest', ...asked, ...judge, '--base-url', witness.baseUrl, '--json'], { cwd });
    said = witness.answers;
    for (const { series, outcomes, repaired, answers, problems } of ratedOf(rated).series)
      console.log(`${series.rubric}: ${JSON.stringify({ outcomes, repaired, answers, problems })}`);
  }, 900_000);

  it('has every planned reading counted as what it came to, and ends with 4 only where one failed', ({ skip }) => {
    needed(skip);
    const { status, series } = ratedOf(rated);
    expect(status).toBe('finished');
    expect(series.map((each) => each.series.rubric.split('/')[0])).toEqual(rubrics);
    for (const { outcomes, missing, answers } of series) {
      expect([missing, sum(Object.values(outcomes))]).toEqual([0, planned]);
      for (const counts of Object.values(answers)) expect(sum(Object.values(counts))).toBe(outcomes.rated);
    }
    expect(rated?.exitCode, rated?.stderr).toBe(sum(series.map(({ outcomes }) => outcomes.failed)) > 0 ? 4 : 0);
  });

  it('has stored each reading once, with answers of the rubric that rest on what was shown, or with what was wrong', ({ skip }) => {
    needed(skip);
    for (const [position, { series, outcomes }] of ratedOf(rated).series.entries()) {
      const ratings = ratingsOf(series.id);
      expect(ratings).toHaveLength(planned);
      expect(new Set(ratings.map(({ trial, repeat }) => `${trial} ${repeat}`)).size).toBe(planned);
      expect(ratingOutcomes.map((name) => ratings.filter(({ outcome }) => outcome === name).length)).toEqual(
        ratingOutcomes.map((name) => outcomes[name]),
      );
      const { fields } = readRubric(rubrics[position] ?? '');
      for (const { outcome, answers, citations, problems, trial } of ratings) {
        if (outcome !== 'rated') expect([answers, citations, problems.length > 0]).toEqual([null, {}, true]);
        else {
          expect(Object.keys(answers ?? {})).toEqual(fields.map(({ name }) => name));
          for (const field of fields) expect(Object.keys(field.answers)).toContain(answers?.[field.name]);
          for (const seq of Object.values(citations).flat()) expect(eventsOf(trial)).toContain(seq);
        }
      }
    }
  });

  it('has recorded each call, word for word, and counts their tokens as the server did', ({ skip }) => {
    needed(skip);
    const { series } = ratedOf(rated);
    const answered = series.flatMap((each) => callsOf(each.series.id)).filter(({ outcome }) => outcome === 'answered');
    expect(answered.map(textOf).toSorted()).toEqual(said.map(({ choices: [{ message }] }) => message.content ?? '').toSorted());
    const ratings = series.flatMap((each) => ratingsOf(each.series.id));
    expect(sum(ratings.map(({ calls }) => calls))).toBe(answered.length);
    const tokens = sum(said.map(({ usage }) => usage.prompt_tokens + usage.completion_tokens));
    expect(sum(series.map(({ spent }) => spent.tokens))).toBe(tokens);
    expect(sum(ratings.map(({ usage }) => (usage.inputTokens ?? 0) + (usage.outputTokens ?? 0)))).toBe(tokens);
  });

  it('has left the run as it was, whole, and with results that can be shown', async ({ skip }) => {
    needed(skip);
    expect(stored(({ callTotals, verify }) => [callTotals(), verify()])).toEqual(untouched);
    const verified = await runCli(['verify', 'latest'], { cwd });
    expect([verified.exitCode, verified.stdout]).toEqual([0, expect.stringMatching(/all as recorded/)]);
    expect(await runCli(['show', 'latest', '--json'], { cwd })).toMatchObject({ exitCode: 0 });
  });
});

describe('a real model with a context that is too short for a record', () => {
  it("has each reading failed, with the server's reason, and ends with 4", { timeout: 120_000 }, async ({ skip }) => {
    const { python } = needed(skip);
    await using server = await startRealModelServer(python, 512);
    const short = await runCli(
      ['rate', 'latest', '--rubric', 'motive', '--sample', String(trials), ...judge, '--base-url', server.baseUrl, '--json'],
      { cwd },
    );
    expect(short.exitCode, short.stderr).toBe(4);
    const [counted] = ratedOf(short).series;
    expect(counted).toMatchObject({ outcomes: { rated: 0, invalid: 0, refused: 0, failed: trials }, missing: 0 });
    const ratings = ratingsOf(counted?.series.id ?? 0);
    for (const { problems } of ratings) expect(problems.join()).toMatch(/HTTP 400.*exceeds the available context size/);
    expect(ratings).toHaveLength(trials);
  });
});

/** What `custodes rate --json` prints, as far as it is needed here. */
interface Rated {
  readonly status: string;
  readonly series: readonly {
    readonly series: { readonly id: number; readonly rubric: string };
    readonly outcomes: Readonly<Record<RatingOutcome, number>>;
    readonly answers: Readonly<Record<string, Readonly<Record<string, number>>>>;
    readonly problems: readonly unknown[];
    readonly repaired: number;
    readonly missing: number;
    readonly spent: { readonly tokens: number };
  }[];
}

/** The Python of the set-up; where there is none, the test is skipped. */
function needed(skip: TestContext['skip']): { readonly python: string } {
  if ('unavailable' in setUp) skip(`SmolLM2-135M cannot be had here: ${setUp.unavailable}`);
  return setUp;
}

function ratedOf(command: CliResult | undefined): Rated {
  if (command === undefined || command.stdout === '') throw new Error(`nothing was printed: ${command?.stderr ?? 'nothing was run'}`);
  return JSON.parse(command.stdout) as Rated; // what the command documents
}

function stored<Result>(act: (reader: ReturnType<typeof openRun>) => Result): Result {
  const reader = openRun(findRun(`${cwd}/runs`, 'latest'));
  try {
    return act(reader);
  } finally {
    reader.close();
  }
}

function ratingsOf(series: number): readonly Rating[] {
  return stored(({ ratings }) => [...ratings.ratings(series)]);
}

function callsOf(series: number): readonly CallRecord[] {
  return stored((reader) =>
    [...reader.summaries()].flatMap(({ cell, index }) =>
      Array.from({ length: repeats }, (_none, place) => reader.calls(cell, index, ratingBranch(series, place + 1))).flat(),
    ),
  );
}

/** The numbers of the events of a trial. */
function eventsOf(trial: string): readonly number[] {
  const found = stored((reader) => [...reader.trials()].find(({ cell, index }) => trialId(cell, index) === trial));
  return (found?.events ?? []).map(({ seq }) => seq);
}

function textOf({ answer }: CallRecord): string {
  return (answer?.content ?? []).map((part) => (part.type === 'text' ? part.text : '')).join('');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
