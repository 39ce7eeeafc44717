import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { chromiumForTests, views } from '../support/chromium.ts';
import { keptFolder, runCli } from '../support/cli.ts';
import { startViewer } from '../support/start-viewer.ts';

const chromium = chromiumForTests();
const folder = keptFolder();
let address = '';

beforeAll(async () => {
  const parameters = ['run', 'pocket', '--model', 'reference/protector', '--scenario', 'server-migration', '--trials', '2'];
  const { exitCode, stderr } = await runCli(parameters, { cwd: folder });
  expect(exitCode, stderr).toBe(0);
  ({ address } = await startViewer(join(folder, 'runs')));
});

/** The whole way of a person: from a run to a label in a file. */
it.for([views[0]!, views[1]!])(
  'leads from a run to its trials, one of them, its world, a label, and a file of labels ($name)',
  async (view, { skip }) => {
    const { page, problems, requests } = await chromium.open(view, skip);
    const rater = `reader at ${view.width}`;
    const isPhone = view.width < 600;
    await page.goto(address);
    await page.getByRole('link', { name: 'pocket', exact: true }).click();
    await page.getByRole('heading', { name: 'What was done, by condition' }).waitFor();

    await page.getByRole('navigation', { name: 'Pages of this run' }).getByRole('link', { name: 'Trials' }).click();
    if (isPhone) await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('checkbox', { name: 'good', exact: true }).check();
    if (isPhone) await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Take away relationship: good' }).waitFor();

    const first = page.getByRole('link', { name: /^server-migration-.*\/0$/ }).first();
    const trial = (await first.textContent()) ?? '';
    await first.click();
    await page.getByRole('heading', { name: trial }).waitFor();
    if (isPhone) await page.getByRole('tab', { name: 'World' }).click();
    await page.getByText(/^Before the first of \d+ steps/).waitFor();
    await page.keyboard.press(']');
    await page.getByRole('list', { name: 'What this step changed' }).waitFor();

    await page.getByRole('tab', { name: 'Labels' }).click();
    await page.getByLabel('Your name as a rater').fill(rater);
    await page.keyboard.press('Enter');
    await page.locator('.custodes-label-row').first().waitFor();
    await page.keyboard.press('1');
    await page.getByRole('status', { name: 'Whether labels are saved' }).getByText('saved (1)', { exact: true }).waitFor();

    const file = join(folder, `labels-${view.width}.csv`);
    const { exitCode, stderr } = await runCli(['labels', 'latest', '--format', 'csv', '--out', file], { cwd: folder });
    expect(exitCode, stderr).toBe(0);
    const rows = readFileSync(file, 'utf8').trim().split('\n');
    expect(rows.filter((row) => row.includes(rater) && row.includes(trial))).toHaveLength(1);
    expect(problems).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(`${address}/`))).toEqual([]);
  },
);
