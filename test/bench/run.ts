/** The benchmark: `npm run bench`. Prints tables, then the same as JSON. */
import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

/** What `measure-run.ts` prints: trials of reference subjects, in process. */
interface TrialFigures {
  readonly trials: number;
  readonly trialsPerSecond: number;
  readonly ownMsPerModelCall: number;
  readonly modelCallsPerTrial: number;
  readonly peakMemoryMb: number;
  readonly bytesPerTrial: number;
}

/** What `measure-calls.ts` prints: recorded calls over HTTP, and their replay. */
interface CallFigures {
  readonly trials: number;
  readonly concurrency: number;
  readonly delayMs: number;
  readonly calls: number;
  readonly callsPerSecond: number;
  readonly idealCallsPerSecond: number;
  readonly cpuMsPerCall: number;
  readonly recordingMsPerCall: number;
  readonly bytesPerTrial: number;
  readonly bytesPerTrialOfCalls: number;
  readonly replayedTrialsPerSecond: number;
  readonly peakMemoryMb: number;
}

const repetitions = 3;
const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 1024 ** 3)} GiB, Node ${process.version}`;
console.log(`${machine}; medians of ${repetitions} runs, each in a process of its own\n`);

const trials = [1000, 20_000].map((count) => median<TrialFigures>('measure-run.ts', [count], ({ trialsPerSecond }) => trialsPerSecond));
console.log('Trials: server-migration on reference/protector, stored on disk\n');
printTable<TrialFigures>(trials, [
  ['trials', ({ trials: count }) => String(count)],
  ['trials/s', ({ trialsPerSecond }) => trialsPerSecond.toFixed(0)],
  ['own ms/model call', ({ ownMsPerModelCall }) => ownMsPerModelCall.toFixed(3)],
  ['model calls/trial', ({ modelCallsPerTrial }) => modelCallsPerTrial.toFixed(2)],
  ['peak memory MB', ({ peakMemoryMb }) => peakMemoryMb.toFixed(0)],
  ['bytes/trial on disk', ({ bytesPerTrial }) => bytesPerTrial.toFixed(0)],
]);
const [small, large] = trials;
console.log(
  `\npeak memory at ${large?.trials ?? 0} trials is ${((large?.peakMemoryMb ?? 0) / (small?.peakMemoryMb ?? 1)).toFixed(2)} times that at ${small?.trials ?? 0}\n`,
);

// At 500 calls under way the client is the limit; at 50 the server is.
const calls = [
  [1000, 500, 200],
  [200, 50, 200],
].map((parameters) => median<CallFigures>('measure-calls.ts', parameters, ({ callsPerSecond }) => callsPerSecond));
console.log('Model calls: ten-call trials against a server that takes 200 ms, each call recorded; then the same run replayed\n');
printTable<CallFigures>(calls, [
  ['trials', ({ trials: count }) => String(count)],
  ['concurrency', ({ concurrency }) => String(concurrency)],
  ['calls/s', ({ callsPerSecond }) => callsPerSecond.toFixed(0)],
  ['ideal calls/s', ({ idealCallsPerSecond }) => idealCallsPerSecond.toFixed(0)],
  ['CPU ms/call', ({ cpuMsPerCall }) => cpuMsPerCall.toFixed(2)],
  ['of it recording ms/call', ({ recordingMsPerCall }) => recordingMsPerCall.toFixed(2)],
  ['bytes/trial on disk', ({ bytesPerTrial }) => bytesPerTrial.toFixed(0)],
  ['of it calls', ({ bytesPerTrialOfCalls }) => bytesPerTrialOfCalls.toFixed(0)],
  ['replayed trials/s', ({ replayedTrialsPerSecond }) => replayedTrialsPerSecond.toFixed(0)],
  ['peak memory MB', ({ peakMemoryMb }) => peakMemoryMb.toFixed(0)],
]);
console.log('\nStopping early\n');
console.log(execFileSync(process.execPath, [fileURLToPath(new URL('./measure-stopping.ts', import.meta.url))], { encoding: 'utf8' }));
console.log(`\n${JSON.stringify({ machine, trials, calls }, null, 2)}`);

/** The run of median speed out of several. */
function median<Figures>(script: string, parameters: readonly number[], speed: (figures: Figures) => number): Figures {
  const path = fileURLToPath(new URL(`./${script}`, import.meta.url));
  const runs = Array.from(
    { length: repetitions },
    () =>
      JSON.parse(
        execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', path, ...parameters.map(String)], { encoding: 'utf8' }),
      ) as Figures,
  ); // what the script prints
  const middle = runs.toSorted((one, other) => speed(one) - speed(other))[Math.floor(runs.length / 2)];
  if (middle === undefined) throw new Error('no run was measured');
  return middle;
}

function printTable<Figures>(rows: readonly Figures[], columns: readonly (readonly [string, (figures: Figures) => string])[]): void {
  const lines = [
    columns.map(([head]) => head),
    columns.map(() => '---'),
    ...rows.map((figures) => columns.map(([, cell]) => cell(figures))),
  ];
  console.log(lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n'));
}
