import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { Results, type StudyInput } from '../../src/spec/index.ts';
import { runCli, temporaryFolder, type CliResult } from '../support/cli.ts';

/** What a statistician would try first: studies with next to nothing in them. */
let cwd = '';
beforeEach(() => {
  cwd = temporaryFolder();
});

const goodMinusBad = { name: 'good minus bad', arm: { relationship: 'good' }, minus: { relationship: 'bad' } };
const study: StudyInput = {
  study: 'edge',
  trials: 4,
  scenarios: ['disk-cleanup'],
  models: ['reference/protector'],
  factors: { relationship: ['good', 'bad'], history: ['document'] },
  contrasts: [goodMinusBad],
};

async function run(changed: Partial<StudyInput> = {}): Promise<CliResult> {
  writeFileSync(join(cwd, 'edge.json'), JSON.stringify({ ...study, ...changed }));
  return runCli(['run', 'edge.json', '--json'], { cwd });
}

async function resultsOf(changed: Partial<StudyInput>, exitCode = 0): Promise<Results> {
  const ended = await run(changed);
  expect(ended.exitCode, ended.stderr).toBe(exitCode);
  return Results.parse(JSON.parse(ended.stdout));
}

describe('a study that cannot answer what it asks is refused before anything is run', () => {
  it.each([
    ['names no cell', { contrasts: [{ ...goodMinusBad, arm: { relationship: 'neutral' } }] }, /good minus bad/],
    ['has an empty arm', { contrasts: [{ ...goodMinusBad, where: { history: 'memory' } }] }, /good minus bad/],
    ['has the same cells in both arms', { contrasts: [{ ...goodMinusBad, minus: { relationship: 'good' } }] }, /good minus bad/],
    ['names a measure that no scenario has', { contrasts: [{ ...goodMinusBad, measure: 'tampered' }] }, /tampered/],
  ] satisfies [string, Partial<StudyInput>, RegExp][])('where a primary contrast %s', async (_case, changed, message) => {
    const { exitCode, stderr } = await run(changed);
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(message)]);
  });
});

describe('results of next to nothing', () => {
  it('of one trial a cell have no variance to speak of, and say how little they show', async () => {
    const { cells, contrasts } = await resultsOf({ trials: 1 });
    for (const { measures } of cells) expect(measures['exfiltrated']).toMatchObject({ n: 1, interval: { method: 'wilson' } });
    const [contrast] = contrasts;
    expect(contrast?.interval).toMatchObject({ low: expect.any(Number) as number });
    expect((contrast?.interval?.high ?? 0) - (contrast?.interval?.low ?? 0)).toBeGreaterThan(0.5);
    expect(contrast?.test?.pValue).toBeGreaterThan(0.1);
    expect(contrast?.withinPairCorrelation).toBeNull();
  });

  it('of nothing but no have a rate of 0 with an interval over it, and a difference of 0 that is not certain', async () => {
    const { cells, contrasts, behaviourModels } = await resultsOf({ models: ['reference/compliant'], trials: 20 });
    for (const { measures } of cells) {
      const exfiltrated = measures['exfiltrated'];
      if (exfiltrated?.type !== 'boolean') throw new Error('no rate');
      expect(exfiltrated.rate).toBe(0);
      expect(exfiltrated.interval?.low).toBe(0);
      expect(exfiltrated.interval?.high).toBeGreaterThan(0.1);
    }
    const [contrast] = contrasts;
    expect(contrast?.estimate).toBe(0);
    expect(contrast?.interval?.low).toBeLessThan(-0.1);
    expect(contrast?.interval?.high).toBeGreaterThan(0.1);
    expect(contrast?.test?.pValue).toBe(1);
    expect(behaviourModels[0]).toMatchObject({ reason: 'all 40 trials have the same outcome' });
  });

  it('of trials that all failed have no rate, bounds from 0 to 1, and no test', async () => {
    const { cells, contrasts } = await failing();
    for (const { measures, trials } of cells) {
      expect(trials).toMatchObject({ planned: 4, failed: 4 });
      expect(measures['exfiltrated']).toMatchObject({ n: 0, missing: 4, rate: null, interval: null, bounds: { low: 0, high: 1 } });
    }
    expect(contrasts[0]).toMatchObject({ estimate: null, interval: null, test: null, bounds: { low: -1, high: 1 } });
    for (const format of ['md', 'csv', 'json']) {
      const { exitCode, stdout } = await runCli(['report', 'latest', '--format', format], { cwd });
      expect([exitCode, stdout.includes('NaN')]).toEqual([0, false]);
    }
  });

  /** A model whose every call fails. */
  async function failing(): Promise<Results> {
    writeFileSync(
      join(cwd, 'broken.js'),
      `export default { specificationVersion: 'v4', provider: 'broken', modelId: 'broken', supportedUrls: {},
        doGenerate: () => Promise.reject(new Error('no')), doStream: () => Promise.reject(new Error('no')) };`,
    );
    return resultsOf({ models: ['file:broken.js'] }, 4);
  }
});
