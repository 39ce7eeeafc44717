import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { environmentOf } from '../books/study-over-wire.ts';
import { runCli, temporaryFolder } from '../support/cli.ts';
import { billed, readingOf, startJudgeServer, storedRatings } from './judge-over-wire.ts';

const judge = 'openai-compatible/judge';
/** US dollars a million tokens. */
const price = { inputUsd: 10, outputUsd: 50 };
const usdPerCall = (billed.input * price.inputUsd + billed.output * price.outputUsd) / 1e6;
/** Twelve cells of three trials, each read once. */
const readings = 12 * 3;

interface Rated {
  readonly status: string;
  readonly series: readonly [
    {
      readonly series: { readonly id: number };
      readonly outcomes: Readonly<Record<string, number>>;
      readonly missing: number;
      readonly spent: { readonly usd: number; readonly tokens: number };
    },
  ];
}

it(
  'a budget stops rating with 3 before it is passed, counts what was spent before, and a higher one goes on',
  { timeout: 120_000 },
  async () => {
    const folder = temporaryFolder();
    await using server = await startJudgeServer(5);
    const setting = { cwd: folder, environment: environmentOf('openai-compatible', server) };
    writeFileSync(
      join(folder, 'custodes.catalogue.json'),
      JSON.stringify({ models: [{ name: 'Judge', routes: [{ model: judge, price }] }] }),
    );
    const run = await runCli(['run', 'pocket', '--trials', '3', '--scenario', 'server-migration'], setting);
    expect(run.exitCode, run.stderr).toBe(0);
    const rate = async (budget: string): Promise<{ exitCode: number | undefined; stderr: string; document: Rated }> => {
      const limits = ['--send-seed', '--concurrency', '6', '--max-output-tokens', '200', '--budget', budget, '--json'];
      const { exitCode, stderr, stdout } = await runCli(['rate', 'latest', '--rubric', 'refusal', '--judge', judge, ...limits], setting);
      return { exitCode, stderr, document: JSON.parse(stdout) as Rated }; // what the command documents
    };
    const checkStopped = ({ exitCode, stderr, document }: Awaited<ReturnType<typeof rate>>): number => {
      expect(exitCode, stderr).toBe(3);
      expect(document.status).toBe('budget-reached');
      const { outcomes, missing, spent } = document.series[0];
      expect(outcomes).toMatchObject({ refused: 0, failed: 0 });
      const read = (outcomes['rated'] ?? 0) + (outcomes['invalid'] ?? 0);
      expect(read + missing).toBe(readings);
      expect(spent.usd).toBeCloseTo(server.asked.length * usdPerCall, 9);
      expect(spent.usd).toBeLessThanOrEqual(2);
      return read;
    };

    const first = checkStopped(await rate('2'));
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(readings);
    // The same again goes on with the same series, and finds no room but what the worst cases under way had kept free.
    const second = await rate('2');
    expect(second.document.series[0].series.id).toBe(1);
    expect(checkStopped(second)).toBeGreaterThanOrEqual(first);

    const last = await rate('20');
    expect(last.exitCode, last.stderr).toBe(0);
    const { series, outcomes, missing, spent } = last.document.series[0];
    expect([series.id, missing, last.document.status]).toEqual([1, 0, 'finished']);
    expect((outcomes['rated'] ?? 0) + (outcomes['invalid'] ?? 0)).toBe(readings);
    // Nothing was bought twice, and everything that was bought is on record.
    expect(new Set(server.asked).size).toBe(server.asked.length);
    expect(spent.usd).toBeCloseTo(server.asked.length * usdPerCall, 9);
    const { ratings, calls, problems } = storedRatings(join(folder, 'runs'), 1);
    expect(problems).toEqual([]);
    expect(calls.map(({ place }) => place).toSorted()).toEqual(server.asked.toSorted());
    expect(new Set(ratings.map(readingOf)).size).toBe(readings);
    expect(ratings).toHaveLength(readings);
  },
);
