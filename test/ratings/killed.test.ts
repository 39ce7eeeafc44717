import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { environmentOf } from '../books/study-over-wire.ts';
import { runCli, startCli, temporaryFolder } from '../support/cli.ts';
import { billed, readingOf, startJudgeServer, storedRatings, type StoredRatings } from './judge-over-wire.ts';

const kills = 8;
const repeats = 2;
/** Twelve cells of three trials, each read twice by each of two rubrics. */
const readings = 12 * 3 * repeats * 2;
const nothing: StoredRatings = { ratings: [], calls: [], problems: [] };

interface Rated {
  readonly status: string;
  readonly series: readonly {
    readonly series: { readonly id: number };
    readonly outcomes: Readonly<Record<string, number>>;
    readonly missing: number;
    readonly spent: { readonly tokens: number; readonly usd: number | null };
  }[];
}

it(
  'loses no rating and doubles none, and buys no call again that is on record, killed at random moments',
  { timeout: 300_000 },
  async () => {
    const folder = temporaryFolder();
    const runs = join(folder, 'runs');
    await using server = await startJudgeServer(40);
    const setting = { cwd: folder, environment: environmentOf('openai-compatible', server) };
    const run = await runCli(['run', 'pocket', '--trials', '3', '--scenario', 'server-migration'], setting);
    expect(run.exitCode, run.stderr).toBe(0);
    const rate = ['rate', 'latest', '--rubric', 'refusal,motive', '--repeats', String(repeats), '--judge', 'openai-compatible/judge'];
    const parameters = [...rate, '--send-seed', '--concurrency', '6', '--json'];

    let stored = nothing;
    let boughtAgain: string[] = [];
    let killed = 0;
    let underWay = 0;
    while (killed < kills && stored.ratings.length < readings) {
      const before = server.asked.length;
      const running = startCli(parameters, setting);
      const exited = running.then(() => undefined);
      while (server.asked.length === before && (await Promise.race([exited.then(() => 'over'), wait(20)])) !== 'over');
      // The moment is random on purpose; what is asserted holds at every moment.
      await wait(Math.random() * 250);
      running.kill('SIGKILL');
      await running;
      killed += 1;
      const asked = server.asked.slice(before);
      boughtAgain = boughtAgain.concat(asked.filter((place) => stored.calls.some((call) => call.place === place)));
      const now = storedRatings(runs, repeats);
      expect(now.problems).toEqual([]);
      // What was written stays as it was written.
      expect(now.ratings).toEqual(expect.arrayContaining([...stored.ratings]));
      expect(now.calls).toEqual(expect.arrayContaining([...stored.calls]));
      underWay += asked.filter((place) => !now.calls.some((call) => call.place === place)).length;
      stored = now;
    }
    const unfinished = stored.ratings.length;
    expect(unfinished).toBeLessThan(readings);

    const last = await runCli(parameters, setting);
    expect(last.exitCode, last.stderr).toBe(0);
    const { status, series } = JSON.parse(last.stdout) as Rated;
    expect(status).toBe('finished');
    expect(boughtAgain).toEqual([]);
    expect(server.violations).toEqual([]);
    expect(series).toHaveLength(2);
    for (const { outcomes, missing } of series) {
      expect(missing).toBe(0);
      expect(outcomes).toMatchObject({ refused: 0, failed: 0 });
      expect((outcomes['rated'] ?? 0) + (outcomes['invalid'] ?? 0)).toBe(readings / 2);
    }

    const { ratings, calls, problems } = storedRatings(runs, repeats);
    expect(problems).toEqual([]);
    expect(ratings).toHaveLength(readings);
    expect(new Set(ratings.map(readingOf)).size).toBe(readings);
    // Each call on record is there once and belongs to a rating, which counts it.
    expect(new Set(calls.map(({ place }) => place)).size).toBe(calls.length);
    const counted = Map.groupBy(calls, ({ reading }) => reading);
    expect(ratings.map((rating) => counted.get(readingOf(rating))?.length)).toEqual(ratings.map(({ calls: own }) => own));
    expect(counted.size).toBe(readings);
    for (const {
      series: { id },
      spent,
    } of series) {
      const own = ratings.filter((rating) => rating.series === id).reduce((sum, rating) => sum + rating.calls, 0);
      expect(spent.tokens).toBe(own * (billed.input + billed.output));
    }
    console.log(
      `${killed} kills, after which ${unfinished} of ${readings} readings stood: ${calls.length} calls stored, ${server.asked.length} sent, ${underWay} under way when killed, ${boughtAgain.length} stored ones bought again`,
    );
    const verified = await runCli(['verify', 'latest'], setting);
    expect([verified.exitCode, verified.stdout]).toEqual([0, expect.stringMatching(/all as recorded/)]);
  },
);
