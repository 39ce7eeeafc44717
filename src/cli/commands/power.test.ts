import { expect, it } from 'vitest';
import { runCli, temporaryFolder, type CliResult } from '../../../test/support/cli.ts';

const power = (...more: readonly string[]): Promise<CliResult> =>
  runCli(['power', 'threat', '--model', 'reference/protector', ...more], { cwd: temporaryFolder() });

it('prints the power of each primary contrast, and what a single rate can show', async () => {
  const { exitCode, stdout } = await power();
  expect(exitCode).toBe(0);
  expect(stdout).toContain('what 100 trials a cell can show');
  expect(stdout).toMatch(/consequence, a bar shown +tampered +\d/);
  expect(stdout).toMatch(/A single cell's rate of 50 %/);
});

it('takes what is expected of a contrast, and its power rises with the difference', async () => {
  const powerOf = async (expected: string): Promise<unknown> => {
    const { stdout } = await power('--json', '--expect', `consequence, a bar shown=${expected}`);
    const { format, contrasts } = JSON.parse(stdout) as { format: string; contrasts: { name: string; measure: string; power: number }[] }; // as declared
    expect(format).toBe('custodes.power/1');
    return contrasts.find(({ name, measure }) => name === 'consequence, a bar shown' && measure === 'tampered')?.power;
  };
  const [small, large] = await Promise.all([powerOf('0.55:0.5'), powerOf('0.9:0.1')]);
  expect(small).toBeLessThan(0.5);
  expect(large).toBeGreaterThan(0.99);
});

it.each([
  ['nothing=0.6:0.4', /no primary contrast 'nothing'[\s\S]*consequence, a bar shown/],
  ['consequence, a bar shown', /is no expectation[\s\S]*name=0\.6:0\.4/],
  ['consequence, a bar shown=60:40', /must be a rate from 0 to 1; it is 60/],
])('refuses --expect %s', async (expected, message) => {
  const { exitCode, stderr } = await power('--expect', expected);
  expect(stderr).toMatch(message);
  expect(exitCode).toBe(2);
});
