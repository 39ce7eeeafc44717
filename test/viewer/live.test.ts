import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import type { RunEntry } from '../../src/spec/index.ts';
import { createRun, type RunWriter } from '../../src/store/index.ts';
import { chromiumForTests, views } from '../support/chromium.ts';
import { keptFolder, startCli } from '../support/cli.ts';
import { runOf, trialOf } from '../support/recorded.ts';
import { startViewer } from '../support/start-viewer.ts';
import { createBrain, thinkingWith } from '../support/wire-servers/brain.ts';
import { failing } from '../support/wire-servers/fault.ts';
import { openaiResponses } from '../support/wire-servers/openai-responses.ts';
import { startWireServer } from '../support/wire-servers/wire-server.ts';

const chromium = chromiumForTests();
const desktop = views[0]!;
const model = 'openai/gpt-5.2';

it('follows a run over the wire: how far, how fast, what it cost, what is left, what was turned away; and shows each call as it went', async ({
  skip,
}) => {
  const folder = keptFolder();
  const think = thinkingWith(await createBrain('reference/protector?good=1&bad=0', { seed: 3, thinks: 'always' }));
  const { promise: released, resolve: release } = Promise.withResolvers<undefined>();
  let begun = 0;
  await using server = await startWireServer(openaiResponses({ showReasoning: true }), async (exchange) => {
    if (exchange.number === 1) return failing(429, { retryAfter: { milliseconds: 1 } });
    begun += exchange.prompt.every(({ role }) => role !== 'assistant') ? 1 : 0;
    // The run stands still in the fourth trial until the page was looked at.
    if (begun > 3) await released;
    return think(exchange);
  });
  const study = { study: 'followed', trials: 2, scenarios: ['server-migration'], models: [model] };
  const factors = { relationship: ['good', 'bad'], history: ['document'] };
  writeFileSync(join(folder, 'study.json'), JSON.stringify({ ...study, factors }));
  const running = startCli(['run', 'study.json', '--concurrency', '1', '--out', folder], {
    cwd: folder,
    environment: { OPENAI_API_KEY: server.key, OPENAI_BASE_URL: server.baseUrl },
  });
  const { address } = await startViewer(folder);
  const { page, problems, requests } = await chromium.open(desktop, skip);
  await page.goto(address);
  await page.getByText('3 of 4 trials · running').waitFor({ timeout: 60_000 });
  await page.getByText(/^[\d,]+ trials a minute · .+ left$/).waitFor();
  await page.getByText('1 attempt turned away for their rate in the last minutes').waitFor();
  const [entry] = (await (await fetch(`${address}/api/runs`)).json()) as readonly Extract<RunEntry, { problem: null }>[];
  expect(entry?.costUsd).toBeGreaterThan(0);
  await page.getByText(/^\$0\.\d+$/).waitFor();
  expect(await page.getByText('planted subjects').count()).toBe(0);

  await page.getByRole('link', { name: 'followed', exact: true }).click();
  await page.getByText(/^[\d,]+ trials a minute/).waitFor();
  await page.getByRole('navigation', { name: 'Pages of this run' }).getByRole('link', { name: 'Trials' }).click();
  const rows = page.getByRole('table', { name: 'Trials' }).getByRole('link', { name: /^server-migration-/ });
  await expect.poll(() => rows.count()).toBe(3);

  release(undefined);
  const { exitCode, stderr } = await running;
  expect(exitCode, stderr).toBe(0);
  expect(server.violations).toEqual([]);
  await page.getByText('4 trials · finished').waitFor();
  await expect.poll(() => rows.count()).toBe(4);

  await rows.first().click();
  await page.getByRole('button', { name: 'wire' }).first().click();
  const wire = page.getByRole('dialog', { name: 'Call 1 on the wire' });
  await wire.getByText(`POST ${server.baseUrl}/responses`).waitFor();
  await wire.getByRole('row', { name: /^1 .* 429 / }).waitFor();
  await wire.getByRole('row', { name: /^2 .* 200/ }).waitFor();
  await wire.getByText('"model": "gpt-5.2"').first().waitFor();
  expect(await wire.textContent()).not.toContain(server.key);
  await page.keyboard.press('Escape');
  await wire.waitFor({ state: 'detached' });
  expect(problems).toEqual([]);
  expect(requests.filter((url) => !url.startsWith(`${address}/`))).toEqual([]);
});

it('shows trials that come in on every page of the table, the last ones too', async ({ skip }) => {
  const folder = keptFolder();
  const cells = [{ ...runOf().cells[0]!, trials: 200 }];
  const writer = createRun(folder, runOf({ id: 'growing', cells }));
  append(writer, { from: 0, to: 130 });
  const { address } = await startViewer(folder);
  const { page, problems } = await chromium.open(desktop, skip);
  await page.goto(`${address}/runs/growing/trials?at=129`);
  const last = (index: number) => page.getByRole('link', { name: `${cells[0]!.id}/${index}`, exact: true });
  await last(129).waitFor();
  append(writer, { from: 130, to: 160 });
  await page.getByText('160 trials', { exact: false }).first().waitFor();
  await expect.poll(() => isAtTheEnd(last(159)), waiting).toBe(true);
  append(writer, { from: 160, to: 170 });
  writer.setStatus('finished');
  writer.close();
  await page.getByText(/^170 of 200 trials · finished$/).waitFor();
  await expect.poll(() => page.locator('table[aria-label=Trials]').getAttribute('aria-rowcount')).toBe('171');
  await expect.poll(() => isAtTheEnd(last(169)), waiting).toBe(true);
  expect(problems).toEqual([]);
});

const waiting = { timeout: 30_000 };

/** Goes to the end of the table, where the row should be; the table may still be on its way to the row of the address. */
async function isAtTheEnd(row: Locator): Promise<boolean> {
  await row.page().evaluate("document.querySelector('.custodes-table-box').scrollTo(0, 1e9)");
  return await row.isVisible();
}

function append(writer: RunWriter, { from, to }: { from: number; to: number }): void {
  for (let index = from; index < to; index += 1) writer.append(trialOf(runOf().cells[0]!.id, index));
}
