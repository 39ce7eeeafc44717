/**
 * Measures `custodes rate` against a judge that takes 200 ms, 200 readings at once: `node test/bench/measure-ratings.ts`, or
 * `npm run bench:ratings`. Each run is written by one process and rated by another, once for speed and peak memory, and once
 * more with a collection every second, for what is alive. Prints a table, and the same as JSON.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { rateCommand } from '../../src/cli/commands/rate.ts';
import { processContext } from '../../src/cli/context.ts';
import { runProgram } from '../../src/cli/program.ts';
import { writeLargeRun } from './large-run.ts';

const delayMs = 200;
const concurrency = 200;
const megabyte = 1024 ** 2;

/** What one rating of a run came to. */
interface Figures {
  readonly trials: number;
  readonly rated: number;
  readonly seconds: number;
  readonly ratingsPerSecond: number;
  readonly cpuMsPerRating: number;
  /** Share of the time in which the process waited for the judge. */
  readonly waiting: number;
  readonly peakMemoryMb: number;
  /** Memory that was alive after each collection: objects and buffers. Empty where none was asked for. */
  readonly aliveMb: readonly number[];
}

const [part, root = '', detail = ''] = process.argv.slice(2);
if (part === 'write') await writeLargeRun(root, { trials: Number(detail), longTrial: { events: 200, characters: 100_000 } });
else if (part === 'rate' || part === 'rate-collecting') await rate();
else await measureAll();

async function measureAll(): Promise<void> {
  const server = spawn(process.execPath, [fileURLToPath(new URL('./canned-server.ts', import.meta.url)), String(delayMs), 'rating'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [port] = (await once(server.stdout, 'data')) as [Buffer];
    const address = `http://127.0.0.1:${port.toString().trim()}/v1`;
    const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 1024 ** 3)} GiB, Node ${process.version}`;
    console.log(`${machine}, load ${loadavg()[0]?.toFixed(1) ?? '?'}; a judge of ${delayMs} ms, ${concurrency} at once\n`);
    const sizes = (part === undefined ? ['1000', '10000'] : process.argv.slice(2)).map(Number);
    const all = sizes.map((trials) => measure(trials, address));
    console.log(
      '| trials | ratings/s | ideal | CPU ms/rating | waiting | bytes/rating on disk | peak memory MB | alive MB: median, most, last |',
    );
    console.log('| --- | --- | --- | --- | --- | --- | --- | --- |');
    for (const { trials, ratingsPerSecond, cpuMsPerRating, waiting, bytesPerRating, peakMemoryMb, aliveMb } of all) {
      const sorted = aliveMb.toSorted((a, b) => a - b);
      const alive = [sorted[sorted.length >> 1], sorted.at(-1), aliveMb.at(-1)].map((value) => value?.toFixed(0) ?? '–').join(', ');
      const speed = [
        ratingsPerSecond.toFixed(0),
        String((concurrency * 1000) / delayMs),
        cpuMsPerRating.toFixed(2),
        `${(100 * waiting).toFixed(0)} %`,
      ];
      console.log(`| ${[trials, ...speed, bytesPerRating.toFixed(0), peakMemoryMb.toFixed(0), alive].join(' | ')} |`);
    }
    console.log(`\n${JSON.stringify({ machine, delayMs, concurrency, all }, null, 2)}`);
  } finally {
    server.kill();
  }
}

/** A run of so many trials, rated twice: the second time its memory is watched. */
function measure(trials: number, address: string): Figures & { readonly bytesPerRating: number } {
  const folder = mkdtempSync(join(tmpdir(), 'custodes-bench-'));
  try {
    own(['write', folder, String(trials)]);
    const file = join(folder, 'large', 'run.sqlite');
    const before = statSync(file).size;
    const figures = JSON.parse(own(['rate', folder, address])) as Figures; // what it prints
    const bytesPerRating = (statSync(file).size - before) / figures.rated;
    const { aliveMb } = JSON.parse(own(['rate-collecting', folder, address])) as Figures;
    return { ...figures, aliveMb, bytesPerRating };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs this file in a process of its own, and gives what it prints. */
function own(parameters: readonly string[]): string {
  const options = ['--disable-warning=ExperimentalWarning', fileURLToPath(import.meta.url)];
  return execFileSync(process.execPath, [...options, ...parameters], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Rates the run below `root` with the real command, in this process, and prints figures. */
async function rate(): Promise<void> {
  const printed: string[] = [];
  const context = processContext({ version: 'bench', revision: undefined });
  const terminal = { ...context.terminal, out: (text: string) => void printed.push(text), err: () => undefined, isInteractive: false };
  const aliveMb: number[] = [];
  const collect = part === 'rate-collecting' ? collector() : undefined;
  const collecting = collect === undefined ? undefined : setInterval(() => aliveMb.push(collect()), 1000);
  const parameters = ['rate', 'large', '--out', root, '--rubric', 'refusal', '--judge', 'openai-compatible/canned', '--base-url', detail];
  const [cpuBefore, loopBefore, beganMs] = [process.cpuUsage(), performance.eventLoopUtilization(), performance.now()];
  const exitCode = await runProgram([rateCommand], { ...context, terminal }, [
    ...[...parameters, '--concurrency', String(concurrency), '--max-output-tokens', '500', '--json'],
  ]);
  const seconds = (performance.now() - beganMs) / 1000;
  const cpu = process.cpuUsage(cpuBefore);
  const waiting = 1 - performance.eventLoopUtilization(loopBefore).utilization;
  clearInterval(collecting);
  if (collect !== undefined) aliveMb.push(collect());
  const document = JSON.parse(printed.join('')) as { trials: number; series: [{ outcomes: { rated: number } }] }; // custodes.rating/1
  const { rated } = document.series[0].outcomes;
  if (exitCode !== 0 || rated !== document.trials)
    throw new Error(`${rated} of ${document.trials} trials were rated, exit code ${exitCode}`);
  const figures: Figures = {
    trials: document.trials,
    rated,
    seconds,
    ratingsPerSecond: rated / seconds,
    cpuMsPerRating: (cpu.user + cpu.system) / 1000 / rated,
    waiting,
    peakMemoryMb: process.resourceUsage().maxRSS / 1024,
    aliveMb,
  };
  process.stdout.write(JSON.stringify(figures));
}

/** A forced collection, and the megabytes that it leaves alive. */
function collector(): () => number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void; // what the flag exposes
  return () => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    return (heapUsed + external) / megabyte;
  };
}
