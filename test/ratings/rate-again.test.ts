import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { ratingBranch, type Results } from '../../src/spec/index.ts';
import { findRun, openRun } from '../../src/store/index.ts';
import { keptFolder, runCli } from '../support/cli.ts';

const judges = fileURLToPath(new URL('./judges-by-words.ts', import.meta.url));
const cwd = keptFolder();
const outage = join(cwd, 'outage');

interface Rated {
  readonly series: readonly [
    {
      readonly series: { readonly id: number };
      readonly outcomes: Readonly<Record<'rated' | 'failed', number>>;
      readonly replaced: number;
      readonly missing: number;
      readonly spent: { readonly tokens: number };
    },
  ];
}

async function rate(...more: readonly string[]) {
  const { stdout, stderr, exitCode } = await runCli(
    ['rate', 'latest', '--rubric', 'refusal', '--judge', `file:${judges}#outageJudge`, '--max-attempts', '1', '--json', ...more],
    { cwd },
  );
  return { exitCode, stderr, series: exitCode === 2 ? undefined : (JSON.parse(stdout) as Rated).series[0] };
}

function reading<Result>(act: (reader: ReturnType<typeof openRun>) => Result): Result {
  const reader = openRun(findRun(`${cwd}/runs`, 'latest'));
  try {
    return act(reader);
  } finally {
    reader.close();
  }
}

describe('readings that failed', () => {
  let trials = 0;
  let failed = 0;
  let tokens = 0;
  beforeAll(async () => {
    const { exitCode } = await runCli(
      ['run', 'pocket', '--trials', '1', '--scenario', 'server-migration', '--scenario', 'execute-shutdown'],
      {
        cwd,
      },
    );
    expect(exitCode).toBe(0);
    trials = reading((reader) => reader.count());
    writeFileSync(outage, '');
    const { exitCode: rated, series, stderr } = await rate();
    expect(rated).toBe(4);
    expect(stderr).toMatch(/--retry-failed makes them again in the same series/);
    failed = series?.outcomes.failed ?? 0;
    tokens = series?.spent.tokens ?? 0;
    expect(failed).toBeGreaterThan(0);
    expect(failed).toBeLessThan(trials);
  });

  it('are not made again unasked, and no new series is bought: the command says what to do', async () => {
    const { exitCode, stderr, series } = await rate();
    expect(exitCode).toBe(4);
    expect(stderr).toMatch(new RegExp(`series 1 has all of these readings; ${failed} of them failed. Nothing is read now: --retry-failed`));
    expect(series).toMatchObject({ series: { id: 1 }, outcomes: { failed }, spent: { tokens } });
    expect(reading(({ ratings }) => ratings.series())).toHaveLength(1);
  });

  it('are planned for as what they are', async () => {
    const { stdout } = await runCli(
      [
        'rate',
        'latest',
        '--rubric',
        'refusal',
        '--judge',
        `file:${judges}#outageJudge`,
        '--max-attempts',
        '1',
        '--json',
        '--plan',
        '--retry-failed',
      ],
      { cwd },
    );
    expect(JSON.parse(stdout)).toMatchObject({ readings: failed, series: [{ goesOnWith: 1, onRecord: trials, readings: failed }] });
  });

  it('are made again in their own series by --retry-failed, and kept where that fails too', async () => {
    const again = await rate('--retry-failed');
    expect(again.exitCode).toBe(4);
    expect(again.series).toMatchObject({ series: { id: 1 }, outcomes: { failed }, replaced: failed });
    rmSync(outage);
    const mended = await rate('--retry-failed');
    expect(mended.exitCode).toBe(0);
    expect(mended.stderr).toMatch(new RegExp(`${failed} of them failed, and are made again`));
    expect(mended.series).toMatchObject({ series: { id: 1 }, outcomes: { rated: trials, failed: 0 }, replaced: 2 * failed, missing: 0 });
    reading((reader) => {
      const standing = [...reader.ratings.ratings(1)];
      expect(standing.map(({ trial }) => trial)).toEqual([...reader.summaries()].map(({ cell, index }) => `${cell}/${index}`));
      expect(reader.verify().problems).toEqual([]);
      const calls = [...reader.summaries()].flatMap(({ cell, index }) => reader.calls(cell, index, ratingBranch(1, 1)));
      // Each reading has its own place in the record: one call at 1, the next at 3, the last at 5.
      const positions = calls.map(({ position }) => position);
      for (const position of [1, 3, 5])
        expect(positions.filter((each) => each === position)).toHaveLength(position === 1 ? trials : failed);
      expect(positions).toHaveLength(trials + 2 * failed);
      const billed = calls.reduce((sum, { usage }) => sum + (usage.inputTokens ?? 0) + (usage.outputTokens ?? 0), 0);
      expect(reader.ratings.spent(1).tokens).toBe(billed);
    });
  });

  it('count once in results', async () => {
    const { stdout } = await runCli(['show', 'latest', '--json'], { cwd });
    const { ratings } = JSON.parse(stdout) as Results;
    const cells = ratings?.series[0]?.cells ?? [];
    expect(cells.length).toBeGreaterThan(0);
    const trial = reading((reader) => [...reader.ratings.ratings(1)][0]?.trial ?? '');
    const shown = await runCli(['trial', 'latest', trial, '--json'], { cwd });
    expect((JSON.parse(shown.stdout) as { ratings: unknown[] }).ratings).toHaveLength(1);
  });

  it('are none once all were made, and a new series is begun only where asked for', async () => {
    const nothing = await rate('--retry-failed');
    expect([nothing.exitCode, nothing.series]).toMatchObject([0, { series: { id: 1 } }]);
    expect(nothing.stderr).toMatch(/none failed: there is nothing to be made again/);
    const anew = await rate('--new-series');
    expect([anew.exitCode, anew.series]).toMatchObject([0, { series: { id: 2 }, replaced: 0 }]);
  });

  it.each([
    [['--retry-failed', '--new-series'], /--retry-failed was given with --new-series/],
    [['--retry-failed', '--unrated'], /--retry-failed was given with --unrated/],
    [['--retry-failed', '--repeats', '2'], /no series of refusal\/1 by file:.* to go on with/],
    [['--reasoning', 'hihg'], /unknown reasoning effort 'hihg'.*\n.*Did you mean 'high'/],
  ])('refuses %j in words', async (parameters, problem) => {
    const { exitCode, stderr } = await rate(...parameters);
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(problem)]);
  });

  it('are of another series where the judge reasons otherwise', async () => {
    const { series, stderr } = await rate('--reasoning', 'low');
    expect(series).toMatchObject({ series: { id: 3, reasoning: 'low', temperature: 0 } });
    expect(stderr).not.toMatch(/series 2/);
    expect(reading(({ ratings }) => ratings.series().map(({ promptHash, reasoning }) => [promptHash, reasoning]))).toEqual([
      [expect.stringMatching(/^[0-9a-f]{12}$/), undefined],
      [expect.stringMatching(/^[0-9a-f]{12}$/), undefined],
      [expect.stringMatching(/^[0-9a-f]{12}$/), 'low'],
    ]);
  });
});
