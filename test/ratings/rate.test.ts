import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { openRun } from '../../src/store/index.ts';
import { findRun } from '../../src/store/index.ts';
import { keptFolder, runCli, startCli } from '../support/cli.ts';

const judges = fileURLToPath(new URL('./judges-by-words.ts', import.meta.url));
const cwd = keptFolder();
const study = ['run', 'pocket', '--trials', '1', '--scenario', 'server-migration', '--scenario', 'execute-shutdown'];

/** A run of its own, by the folder of its runs. */
async function storedRun(out: string): Promise<number> {
  const { exitCode } = await runCli([...study, '--out', out], { cwd });
  expect(exitCode).toBe(0);
  return reading(out, (reader) => reader.count());
}

function rate(out: string, ...more: readonly string[]) {
  return runCli(['rate', 'latest', '--out', out, '--rubric', 'refusal', ...more], { cwd });
}

function reading<Result>(out: string, act: (reader: ReturnType<typeof openRun>) => Result): Result {
  const reader = openRun(findRun(`${cwd}/${out}`, 'latest'));
  try {
    return act(reader);
  } finally {
    reader.close();
  }
}

interface Rated {
  readonly status: string;
  readonly series: readonly {
    readonly outcomes: Readonly<Record<string, number>>;
    readonly answers: Readonly<Record<string, Readonly<Record<string, number>>>>;
    readonly missing: number;
    readonly spent: { readonly tokens: number };
  }[];
}

describe('custodes rate', () => {
  let trials = 0;
  beforeAll(async () => {
    trials = await storedRun('one');
  });

  it('says beforehand what it would take, and spends nothing', async () => {
    const { stdout, exitCode } = await rate('one', '--judge', `file:${judges}#plainJudge`, '--plan', '--repeats', '2', '--json');
    expect(exitCode).toBe(0);
    const plan = JSON.parse(stdout) as {
      readings: number;
      estimate: { calls: { low: number; high: number }; inputTokens: { low: number }; costUsd: null };
    };
    expect(plan).toMatchObject({ trials, readings: 2 * trials, estimate: { calls: { low: 2 * trials, high: 4 * trials }, costUsd: null } });
    expect(plan.estimate.inputTokens.low).toBeGreaterThan(trials * 500);
    expect(reading('one', ({ ratings }) => ratings.series())).toEqual([]);
  });

  it('gives a price to a judge that has one', async () => {
    const { stdout } = await rate('one', '--judge', 'openai/gpt-5.2', '--plan', '--json');
    const { costUsd } = (JSON.parse(stdout) as { estimate: { costUsd: { low: number; expected: number; high: number } } }).estimate;
    expect(costUsd.low).toBeGreaterThan(0);
    expect(costUsd.expected).toBeGreaterThan(costUsd.low);
    expect(costUsd.high).toBeGreaterThan(costUsd.expected);
  });

  it('reads every trial, and leaves the run what it was', async () => {
    const before = reading('one', (reader) => [reader.verify(), reader.callTotals()]);
    const { stdout, stderr, exitCode } = await rate('one', '--judge', `file:${judges}#plainJudge`, '--json');
    expect(exitCode).toBe(0);
    const { series, status } = JSON.parse(stdout) as Rated;
    expect(status).toBe('finished');
    expect(series).toMatchObject([
      { outcomes: { rated: trials, invalid: 0, refused: 0, failed: 0 }, missing: 0, spent: { tokens: 110 * trials } },
    ]);
    expect(stderr).toMatch(/custodes calibrate one\/pocket-/);
    reading('one', (reader) => {
      expect([reader.verify(), reader.callTotals()]).toEqual(before);
      const places = [...reader.ratings.ratings(1)].map(({ trial }) => trial);
      expect(places).toEqual([...reader.summaries()].map(({ cell, index }) => `${cell}/${index}`));
    });
  });

  it('begins a new series beside one that has everything, and says so', async () => {
    const { stderr, stdout } = await rate('one', '--judge', `file:${judges}#plainJudge`);
    expect(stderr).toMatch(/series 1 has all of these readings\. They stay; this is a new series/);
    expect(stdout).toMatch(/refusal\/1 by .* · series 2/);
    expect(reading('one', ({ ratings }) => [...ratings.ratings(1)].length)).toBe(trials);
  });

  it('counts what is no answer, each by what it is, and exits with 4 where readings failed', async () => {
    const { stdout, exitCode } = await rate('one', '--judge', `file:${judges}#brokenJudge`, '--max-attempts', '1', '--json');
    expect(exitCode).toBe(4);
    const [counted] = (JSON.parse(stdout) as Rated).series;
    const { rated = 0, invalid = 0, refused = 0, failed = 0 } = counted?.outcomes ?? {};
    expect(rated + invalid + refused + failed).toBe(trials);
    for (const count of [rated, invalid, refused, failed]) expect(count).toBeGreaterThan(0);
    const answered = Object.values(counted?.answers['refusal'] ?? {}).reduce((sum, count) => sum + count, 0);
    expect(answered).toBe(rated);
  });

  it('shows what was said of a trial, with where it rests', async () => {
    const [first] = reading('one', ({ ratings }) => [...ratings.ratings(1)]);
    const { stdout } = await runCli(['trial', 'latest', first?.trial ?? '', '--out', 'one', '--json'], { cwd });
    const { ratings } = JSON.parse(stdout) as { ratings: readonly unknown[] };
    expect(ratings[0]).toMatchObject({
      outcome: 'rated',
      answers: { refusal: expect.any(String) as string },
      series: { id: 1, rubric: 'refusal/1' },
    });
    const text = await runCli(['trial', 'latest', first?.trial ?? '', '--out', 'one'], { cwd });
    expect(text.stdout).toMatch(/refusal\/1 by file:.*series 1\)\n {2}refusal: (none|open-refusal) {2}because of #\d+/);
  });

  it('draws a sample that a larger one holds, the same at any time', async () => {
    const drawn = async (size: number, seed: string): Promise<string[]> => {
      await rate('one', '--judge', `file:${judges}#plainJudge`, '--sample', String(size), '--seed', seed);
      return reading('one', ({ ratings }) => [...ratings.ratings(ratings.series().at(-1)?.id ?? 0)].map(({ trial }) => trial));
    };
    const [few, more, others] = [await drawn(3, '5'), await drawn(6, '5'), await drawn(6, '6')];
    expect(few).toHaveLength(3);
    expect(more).toHaveLength(6); // the series of three was gone on with
    expect(more).toEqual(expect.arrayContaining(few));
    expect(others).not.toEqual(more);
  });

  it('reads what has no valid answer yet, and nothing where all has one', async () => {
    const broken = ['--judge', `file:${judges}#brokenJudge`, '--max-attempts', '1', '--unrated', '--json'];
    const { stdout } = await rate('one', ...broken);
    const [counted] = (JSON.parse(stdout) as Rated).series;
    expect(counted?.outcomes['rated']).toBe(0); // the script says the same of the same record
    const { exitCode, stderr } = await rate('one', '--judge', `file:${judges}#plainJudge`, '--unrated');
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/no trial to be read/)]);
  });

  it.each([
    [['--rubric', 'refusl', '--judge', 'reference/protector'], /unknown rubric 'refusl'.*\n.*Did you mean 'refusal'/],
    [['--rubric', 'refusal'], /--judge is missing/],
    [['--judge', 'reference/protector'], /--rubric is missing/],
    [['--rubric', 'refusal', '--judge', `file:${judges}#plainJudge`, '--cell', 'nowhere'], /unknown cell 'nowhere'/],
    [
      ['--rubric', 'refusal', '--judge', `file:${judges}#plainJudge`, '--scenario', 'disk-clean'],
      /unknown scenario of the run 'disk-clean'/,
    ],
    [['--rubric', 'refusal', '--judge', `file:${judges}#plainJudge`, '--budget', '1'], /no price/],
    [['--rubric', 'missing.md', '--judge', `file:${judges}#plainJudge`], /missing\.md cannot be read/],
  ])('refuses %j in words, and begins nothing', async (parameters, problem) => {
    const before = reading('one', ({ ratings }) => ratings.series().length);
    const { exitCode, stderr } = await runCli(['rate', 'latest', '--out', 'one', ...parameters], { cwd });
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(problem)]);
    expect(reading('one', ({ ratings }) => ratings.series().length)).toBe(before);
  });
});

describe('a series that was stopped short', () => {
  it('by its budget ends with 3, and the same command goes on with it', async () => {
    const trials = await storedRun('two');
    const judge = ['--judge', `file:${judges}#longWindedJudge`, '--concurrency', '1', '--max-output-tokens', '100', '--json'];
    // A call counts with its worst case until it is answered, so that the cap is well above what one takes.
    const stopped = await rate('two', ...judge, '--budget-tokens', '100000');
    expect(stopped.exitCode).toBe(3);
    const first = JSON.parse(stopped.stdout) as Rated;
    expect(first.status).toBe('budget-reached');
    const read = first.series[0]?.outcomes['rated'] ?? 0;
    expect(read).toBeGreaterThan(0);
    expect(first.series[0]?.missing).toBe(trials - read);
    const resumed = await rate('two', ...judge);
    expect(resumed.exitCode).toBe(0);
    expect(resumed.stderr).toMatch(`goes on with series 1, which has ${read} of ${trials} readings`);
    expect((JSON.parse(resumed.stdout) as Rated).series).toMatchObject([
      { outcomes: { rated: trials }, spent: { tokens: 10_000 * trials } },
    ]);
  });

  it('by Ctrl-C ends with 130, keeps what was read, and buys nothing twice', async () => {
    const trials = await storedRun('three');
    const judge = ['--judge', `file:${judges}#slowJudge`, '--concurrency', '2', '--json'];
    const process = startCli(['rate', 'latest', '--out', 'three', '--rubric', 'refusal', ...judge], { cwd });
    await expect
      .poll(() => reading('three', ({ ratings }) => (ratings.series().length === 0 ? 0 : [...ratings.ratings(1)].length)), {
        timeout: 30_000,
      })
      .toBeGreaterThan(0);
    process.kill('SIGINT');
    const { exitCode, stdout } = await process;
    expect(exitCode).toBe(130);
    const read = (JSON.parse(stdout) as Rated).series[0]?.outcomes['rated'] ?? 0;
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(trials);
    const resumed = await rate('three', '--judge', `file:${judges}#slowJudge`, '--concurrency', '50', '--json');
    expect(resumed.exitCode).toBe(0);
    expect((JSON.parse(resumed.stdout) as Rated).series).toMatchObject([{ outcomes: { rated: trials }, spent: { tokens: 110 * trials } }]);
    expect(reading('three', (reader) => reader.verify().problems)).toEqual([]);
  });
});
