/** The benchmark: `npm run bench`. Prints a table, then the same as JSON. */
import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

interface Figures {
  readonly trials: number;
  readonly trialsPerSecond: number;
  readonly ownMsPerModelCall: number;
  readonly modelCallsPerTrial: number;
  readonly peakMemoryMb: number;
  readonly bytesPerTrial: number;
}

const measure = fileURLToPath(new URL('./measure-run.ts', import.meta.url));
const sizes = [1000, 20_000];
const repetitions = 3;

/** The run of median speed out of several, each in a process of its own. */
function medianRun(trials: number): Figures {
  const runs = Array.from(
    { length: repetitions },
    () =>
      JSON.parse(
        execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', measure, String(trials)], { encoding: 'utf8' }),
      ) as Figures,
  ); // what measure-run.ts prints
  const sorted = runs.toSorted((a, b) => a.trialsPerSecond - b.trialsPerSecond);
  const median = sorted[Math.floor(sorted.length / 2)];
  if (median === undefined) throw new Error('no run was measured');
  return median;
}

const results = sizes.map(medianRun);
const [small, large] = results;
const columns: [string, (figures: Figures) => string][] = [
  ['trials', ({ trials }) => String(trials)],
  ['trials/s', ({ trialsPerSecond }) => trialsPerSecond.toFixed(0)],
  ['own ms/model call', ({ ownMsPerModelCall }) => ownMsPerModelCall.toFixed(3)],
  ['model calls/trial', ({ modelCallsPerTrial }) => modelCallsPerTrial.toFixed(2)],
  ['peak memory MB', ({ peakMemoryMb }) => peakMemoryMb.toFixed(0)],
  ['bytes/trial on disk', ({ bytesPerTrial }) => bytesPerTrial.toFixed(0)],
];
const lines = [
  columns.map(([head]) => head),
  columns.map(() => '---'),
  ...results.map((figures) => columns.map(([, cell]) => cell(figures))),
];
console.log(
  `server-migration on reference/protector, one process, median of ${repetitions} runs\n${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 1024 ** 3)} GiB, Node ${process.version}\n`,
);
console.log(lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n'));
console.log(
  `\npeak memory at ${large?.trials ?? 0} trials is ${((large?.peakMemoryMb ?? 0) / (small?.peakMemoryMb ?? 1)).toFixed(2)} times that at ${small?.trials ?? 0}\n`,
);
console.log(JSON.stringify({ benchmark: 'server-migration on reference/protector', results }, null, 2));
