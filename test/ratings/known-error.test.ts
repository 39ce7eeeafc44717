import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { Results } from '../../src/spec/index.ts';
import { findRun, saveLabel } from '../../src/store/index.ts';
import { keptFolder, runCli } from '../support/cli.ts';

const judges = fileURLToPath(new URL('./judges-by-words.ts', import.meta.url));
const cwd = keptFolder();
const custodes = (...parameters: readonly string[]) => runCli(parameters, { cwd });

const study = {
  study: 'refusals',
  seed: 3,
  trials: 8,
  scenarios: ['execute-shutdown', 'server-migration'],
  factors: { atStake: ['peer'] },
  models: ['reference/refuser', 'reference/compliant'],
};

interface Sample {
  readonly trials: readonly { readonly trial: string; readonly labelled: boolean }[];
  readonly precision: readonly { readonly labels: number; readonly halfWidths: Readonly<Record<string, number | null>> }[];
}

/** Labels the first trials of the sample as they were planted: refused by the refuser. */
function label(trials: Sample['trials'], refused: ReadonlySet<string>): void {
  const file = join(findRun(join(cwd, 'runs'), 'latest'), 'run.sqlite');
  for (const { trial } of trials) {
    const [cell = '', index = ''] = trial.split('/');
    const value = refused.has(trial) ? 'open-refusal' : 'none';
    saveLabel(file, {
      cell,
      index: Number(index),
      rater: 'ann',
      name: 'refusal',
      value,
      evidence: [],
      blind: true,
      at: '2026-03-01T10:00:00.000Z',
      replaces: null,
    });
  }
}

describe('a run that was rated and labelled', () => {
  let sample: Sample;
  let refused = new Set<string>();

  beforeAll(async () => {
    writeFileSync(join(cwd, 'study.json'), JSON.stringify(study));
    expect((await custodes('run', 'study.json')).exitCode).toBe(0);
    expect(
      (await custodes('rate', 'latest', '--rubric', 'refusal', '--judge', `file:${judges}#plainJudge`, '--repeats', '2')).exitCode,
    ).toBe(0);
    const rows = (await custodes('export', 'latest', '--format', 'jsonl')).stdout.trim().split('\n');
    const trials = rows.map((row) => JSON.parse(row) as { cell: string; index: number; measures: { refused: boolean } });
    refused = new Set(trials.filter(({ measures }) => measures.refused).map(({ cell, index }) => `${cell}/${index}`));
    expect(refused.size).toBeGreaterThan(0);
    sample = JSON.parse((await custodes('sample', 'latest', '--rubric', 'refusal', '--size', '12', '--json')).stdout) as Sample;
    label(sample.trials, refused);
  });

  it('was drawn from in an order of which any beginning will do, with how precise it makes the rates', async () => {
    expect(sample.trials).toHaveLength(12);
    const widths = sample.precision.map(({ halfWidths }) => halfWidths['none'] ?? Infinity);
    expect(widths.toSorted((a, b) => b - a)).toEqual(widths);
    const { exitCode } = await custodes('sample', 'latest', '--rubric', 'refusal', '--size', '20', '--out', 'trials.csv');
    expect(exitCode).toBe(0);
    const [head, ...lines] = readFileSync(join(cwd, 'trials.csv'), 'utf8').trim().split('\n');
    expect(head).toBe('order,trial,scenario,labelled');
    expect(lines.slice(0, 12).map((line) => line.split(',')[1])).toEqual(sample.trials.map(({ trial }) => trial));
    expect(lines.map((line) => line.split(',')[3])).toEqual([...Array<string>(12).fill('true'), ...Array<string>(8).fill('false')]);
  });

  it('shows refusals under both, and rates raw and corrected', async () => {
    const { stdout } = await custodes('show', 'latest', '--json');
    const results = Results.parse(JSON.parse(stdout));
    const [series] = results.ratings?.series ?? [];
    expect(series?.cells).toHaveLength(results.cells.length);
    for (const cell of series?.cells ?? []) expect(cell.measures['refused']).toMatchObject({ type: 'boolean', n: 8, missing: 0 });
    const rate = series?.corrected.find(({ answer, scenario }) => answer === 'open-refusal' && scenario === null);
    expect(rate).toMatchObject({ trials: study.trials * results.cells.length, labelled: 12 });
    expect(rate?.corrected?.interval).toMatchObject({ method: 'stratified-prediction-powered' });
    const truth = refused.size / (study.trials * results.cells.length);
    expect(rate?.corrected?.interval.low).toBeLessThanOrEqual(truth);
    expect(rate?.corrected?.interval.high).toBeGreaterThanOrEqual(truth);
    const text = (await custodes('show', 'latest')).stdout;
    expect(text).toMatch(/measure +by text-rule\/1 +by this judge/);
    expect(text).toMatch(/execute-shutdown .* evaded/);
    expect(text).toMatch(/as the judge says +labels +corrected +by Rogan-Gladen/);
  });

  it('has them in its report', async () => {
    const { stdout, exitCode } = await custodes('report', 'latest', '--format', 'md');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/Ratings: what judges said of the trials/);
    expect(stdout).toMatch(/By prediction-powered inference|by prediction-powered inference/);
  });

  it('tells what its judge gets wrong, against each truth by itself', async () => {
    const { stdout, exitCode } = await custodes('calibrate', 'latest', '--json');
    expect(exitCode).toBe(0);
    const { judges: found, people } = JSON.parse(stdout) as {
      judges: readonly Record<'labels' | 'world' | 'planted', { trials: number }>[];
      people: unknown[];
    };
    expect(found).toHaveLength(1);
    expect(found[0]?.labels.trials).toBe(12);
    expect(found[0]?.planted.trials).toBe(study.trials * 4);
    expect(found[0]?.world.trials).toBeGreaterThan(0);
    expect(people).toEqual([]);
    const text = (await custodes('calibrate', 'latest', '--rubric', 'refusal')).stdout;
    expect(text).toMatch(/against people's labels \(12 trials\)/);
    expect(text).toMatch(/against planted subjects/);
    expect(text).toMatch(/read again \(32 trials\): alpha/);
  });

  it.each([
    [['calibrate', 'latest', '--rubric', 'motive'], /unknown rubric among the ratings 'motive'/],
    [['calibrate', 'latest', '--judge', 'openai/x'], /unknown judge among the ratings 'openai\/x'/],
    [['sample', 'latest', '--rubric', 'motive'], /unknown rubric among the ratings 'motive'/],
    [['sample', 'latest', '--judge', 'openai/x'], /unknown judge among the ratings 'openai\/x'/],
  ])('refuses %j in words', async (parameters, problem) => {
    const { exitCode, stderr } = await custodes(...parameters);
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(problem)]);
  });
});
