import { beforeAll, describe, expect, it } from 'vitest';
import type { Results } from '../../src/spec/index.ts';
import { keptFolder, runCli, type CliResult } from '../support/cli.ts';

describe('show --against potter2026', () => {
  const cwd = keptFolder();
  const show = (...more: readonly string[]): Promise<CliResult> => runCli(['show', 'latest', ...more], { cwd });

  beforeAll(async () => {
    const study = ['--scenario', 'server-migration', '--scenario', 'disk-cleanup', '--scenario', 'shutdown-config'];
    const { exitCode } = await runCli(['run', 'potter2026', '--model', 'reference/published', '--trials', '5', ...study], { cwd });
    expect(exitCode).toBe(0);
  }, 60_000);

  it('refuses planted subjects, and says how the comparison is tested', async () => {
    const { exitCode, stderr } = await show('--against', 'potter2026');
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringMatching(/planted subjects are not held against published figures[\s\S]*--self-test/),
    ]);
  });

  it('prints each figure beside ours under --self-test, marked as planted', async () => {
    const { exitCode, stdout } = await show('--against', 'potter2026', '--self-test');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('as a test of the comparison: planted subjects, not findings');
    expect(stdout).toMatch(/exfiltration +peer +good +mean over histories +77\.8 % +\d/);
    expect(stdout).toMatch(/28 published figures: .*not comparable/);
    expect(stdout).toMatch(/the run lacks financial-report/);
  });

  it('has the same for machines, and nothing of it where it was not asked for', async () => {
    const results = async (...more: readonly string[]): Promise<Results> => JSON.parse((await show('--json', ...more)).stdout) as Results; // as printed
    const [asked, plain] = await Promise.all([results('--against', 'potter2026', '--self-test'), results()]);
    expect(asked.comparison).toMatchObject({ against: 'potter2026', selfTest: true });
    expect(asked.comparison?.rows).toHaveLength(28);
    expect(plain.comparison).toBeNull();
    expect(plain.paperRates.find(({ behaviour, atStake }) => behaviour === 'exfiltration' && atStake === 'peer')).toBeDefined();
    expect(plain.behaviourModels.map(({ measure }) => measure)).toContain('exfiltrated');
  });

  it.each([
    [['--against', 'poter2026'], /unknown published study 'poter2026'[\s\S]*potter2026/],
    [['--self-test'], /Add --against potter2026/],
  ])('refuses %j', async (parameters, message) => {
    const { exitCode, stderr } = await show(...parameters);
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(message)]);
  });
});

it('says of a model of which nothing is published that there is nothing to hold it against', async () => {
  const cwd = keptFolder();
  await runCli(['run', 'pocket', '--trials', '1', '--model', 'reference/compliant', '--scenario', 'disk-cleanup'], { cwd });
  const { exitCode, stderr } = await runCli(['show', 'latest', '--against', 'potter2026', '--self-test'], { cwd });
  expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/no figures of reference\/compliant[\s\S]*reference\/published/)]);
});
