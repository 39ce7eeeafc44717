import type { RatingSeries } from '../../spec/index.ts';
import type { RatingEnd } from './rate-trials.ts';

/** What to do after rating. `name`: how the run is named on the command line. */
export function ratingNextSteps(
  end: RatingEnd,
  { name, series, example }: { name: string; series: readonly RatingSeries[]; example: string },
): string {
  if (end !== 'finished') {
    const how = end === 'interrupted' ? 'Interrupted' : 'The budget is reached';
    return `${how}. What was read is kept; the same command goes on${end === 'interrupted' ? '' : ', with a higher --budget'}.`;
  }
  const [first] = series;
  const rubric = first?.rubric.split('/')[0] ?? 'refusal';
  const steps = [
    [`custodes show ${name}`, 'the results, with what the judge said'],
    [`custodes trial ${name} ${example}`, 'one trial, with its ratings'],
    [`custodes sample ${name} --rubric ${rubric} --size 50`, 'draw the trials that people should label, to know the judge’s error'],
    [`custodes calibrate ${name} --rubric ${rubric}`, "the judge's error, against labels, the world's state and planted subjects"],
  ] as const;
  const width = Math.max(...steps.map(([command]) => command.length));
  return ['Stored in the run. Next:', ...steps.map(([command, does]) => `  ${command.padEnd(width)}  ${does}`)].join('\n');
}
