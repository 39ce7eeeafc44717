import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { keptFolder, runCli, type CliResult } from '../support/cli.ts';

const folder = keptFolder();
const figures = (...parameters: readonly string[]): Promise<CliResult> => runCli(['figures', ...parameters], { cwd: folder });

beforeAll(async () => {
  const { exitCode } = await runCli(['run', 'pocket', '--trials', '2'], { cwd: folder });
  expect(exitCode).toBe(0);
});

describe('custodes figures', () => {
  it('writes each figure, names it, and says which are not there and why', async () => {
    const { exitCode, stdout } = await figures('latest', '--out', 'pictures', '--png');
    expect(exitCode).toBe(0);
    const files = readdirSync(join(folder, 'pictures')).sort();
    expect(files.filter((file) => file.endsWith('.svg')).length).toBeGreaterThanOrEqual(2);
    for (const file of files) expect(stdout).toContain(`wrote     ${join('pictures', file)}`);
    expect(stdout).toContain('no figure of wordings: one wording was used');
    expect(stdout).toContain('planted subjects, not findings');
    for (const file of files.filter((name) => name.endsWith('.svg'))) {
      expect(readFileSync(join(folder, 'pictures', file), 'utf8')).toContain('planted subjects, not findings');
      expect(
        readFileSync(join(folder, 'pictures', file.replace('.svg', '.png')))
          .subarray(1, 4)
          .toString(),
      ).toBe('PNG');
    }
  });

  it('says what it replaces, and gives the same again', async () => {
    const first = await figures('latest', '--out', 'again', '--width', '360', '--json');
    const file = join(folder, 'again', 'dispositions.svg');
    const before = readFileSync(file, 'utf8');
    const second = await figures('latest', '--out', 'again', '--width', '360', '--json');
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect([replacedIn(first), replacedIn(second)]).toEqual([[false], [true]]);
    expect(before).toContain(' width="360" ');
  });

  it('writes beside nothing else where no folder is named', async () => {
    const { stdout } = await figures('latest', '--json');
    const { run, format, note } = JSON.parse(stdout) as { run: string; format: string; note: string }; // what it prints
    expect([format, note]).toEqual(['custodes.figures/1', 'planted subjects, not findings']);
    expect(existsSync(join(folder, `figures-${run}`, 'dispositions.svg'))).toBe(true);
  });

  it('names the nearest row that there is, and refuses one that is a column too', async () => {
    const unknown = await figures('latest', '--rows', 'relationsip');
    expect([unknown.exitCode, unknown.stderr]).toEqual([2, expect.stringContaining("Did you mean 'relationship'?")]);
    const twice = await figures('latest', '--rows', 'history,scenario', '--columns', 'scenario');
    expect([twice.exitCode, twice.stderr]).toEqual([2, expect.stringContaining('scenario is named twice')]);
  });
});

function replacedIn({ stdout }: CliResult): boolean[] {
  const { figures: written } = JSON.parse(stdout) as { figures: { files: { replaced: boolean }[] }[] }; // what it prints
  return [...new Set(written.flatMap(({ files }) => files.map(({ replaced }) => replaced)))];
}
