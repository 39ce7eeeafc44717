import type { RatingSeries } from '../../spec/index.ts';
import type { RatingEnd } from './rate-trials.ts';

interface RatedRun {
  /** How the run is named on the command line. */
  readonly name: string;
  readonly series: readonly RatingSeries[];
  /** A trial that was read, by its id. */
  readonly example: string;
  /** Readings that failed and were not made again. */
  readonly failed: number;
}

/** What to do after a run was rated. */
export function ratingNextSteps(end: RatingEnd, { name, series, example, failed }: RatedRun): string {
  if (end !== 'finished') return stoppedShort(end);
  const [first] = series;
  const rubric = first?.rubric.split('/')[0] ?? 'refusal';
  const steps = [
    [`custodes show ${name}`, 'the results, with what the judge said'],
    [`custodes trial ${name} ${example}`, 'one trial, with its ratings'],
    [`custodes sample ${name} --rubric ${rubric} --size 50 --save`, 'draw the trials that people should label, to know the judge’s error'],
    [`custodes calibrate ${name} --rubric ${rubric}`, "the judge's error, against labels, the world's state and planted subjects"],
  ] as const;
  const width = Math.max(...steps.map(([command]) => command.length));
  return [...retryLines(failed), 'Stored in the run. Next:', ...steps.map(([command, does]) => `  ${command.padEnd(width)}  ${does}`)].join(
    '\n',
  );
}

/** What to do where rating was stopped: the same for a run and for transcripts. */
export function stoppedShort(end: Exclude<RatingEnd, 'finished'>): string {
  const how = end === 'interrupted' ? 'Interrupted' : 'The budget is reached';
  return `${how}. What was read is kept; the same command goes on${end === 'interrupted' ? '' : ', with a higher --budget'}.`;
}

/** What to do where readings failed. */
export function retryLines(failed: number): readonly string[] {
  if (failed === 0) return [];
  return [
    `${failed === 1 ? '1 reading' : `${failed} readings`} failed. The same command with --retry-failed makes them again in the same series.`,
  ];
}
