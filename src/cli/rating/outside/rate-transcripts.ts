import { resolve } from 'node:path';
import { InputError } from '../../../errors/index.ts';
import type { Catalogue } from '../../../models/index.ts';
import { ratingPlanTable } from '../../../reports/index.ts';
import { openRatingsFile, readRatingsFile } from '../../../store/index.ts';
import type { Context } from '../../context.ts';
import type { OptionValues } from '../../options.ts';
import { seriesLines } from '../announce.ts';
import { findSeries } from '../begin-series.ts';
import { concludeRating } from '../conclude-rating.ts';
import { executeRating, readyJudge, type RatingTask } from '../execute-rating.ts';
import { retryLines, stoppedShort } from '../next-steps.ts';
import { planRatings } from '../plan-ratings.ts';
import type { RatingRequest } from '../prepare-rating.ts';
import type { Rateable } from '../rateable.ts';
import { seriesChoice, seriesSetting } from '../series-setting.ts';
import { againstLabels } from './against-labels.ts';
import { checkLabels } from './check-labels.ts';
import { readOutside, type OutsideTranscripts } from './read-outside.ts';

interface OutsideRequest {
  /** Files of transcripts, as they were named. */
  readonly files: readonly string[];
  readonly request: RatingRequest;
  readonly catalogue: Catalogue;
}

/** Rates transcripts from elsewhere into a file of ratings; gives the exit code. */
export async function rateTranscripts(context: Context, { files, request, catalogue }: OutsideRequest): Promise<number> {
  const { options } = request;
  const { terminal, workingDirectory } = context;
  refuseOptionsOfRuns(options);
  const path = resolve(workingDirectory, ratingsFile(options));
  const outside = await readOutside(files, workingDirectory);
  const judge = await readyJudge(context, request.judge, { options, catalogue });
  const file = openRatingsFile(path, { hashes: outside.hashes, now: () => new Date(context.clock.now()).toISOString() });
  try {
    if (file.mended !== undefined) terminal.err(`${file.mended}\n`);
    const task = taskOf(context, { outside, request, ratings: file.ratings });
    terminal.err(`${task.places.length} transcripts to be read by ${task.setting.judge}, into ${path}\n`);
    for (const line of seriesLines(task)) terminal.err(`${line}\n`);
    const rateable: Rateable = { ...file, transcript: (cell) => outside.transcripts.get(cell) };
    const executed = await executeRating(context, { rateable, task, judge, options });
    return concludeRating(context, {
      rateable,
      task,
      executed,
      options,
      document: { ratings: path, transcripts: task.places.length },
      more: (open) => againstLabels(open, { ratings: file.ratings, transcripts: outside.transcripts }),
      nextSteps: (failed) =>
        executed.end === 'finished'
          ? [
              ...retryLines(failed),
              `Stored in ${path}, one reading a line. The same command with more transcripts, or after an interruption, reads what is missing.`,
            ].join('\n')
          : stoppedShort(executed.end),
    });
  } finally {
    file.close();
  }
}

/** Prints what rating transcripts would take; a file of ratings that is named and there is taken into account. */
export async function planTranscriptRatings(context: Context, { files, request, catalogue }: OutsideRequest): Promise<number> {
  const { options, judge } = request;
  const { terminal, workingDirectory } = context;
  refuseOptionsOfRuns(options);
  const outside = await readOutside(files, workingDirectory);
  const path = resolve(workingDirectory, options.ratingsFile ?? '');
  const { hashes } = outside;
  const ratings = options.ratingsFile === undefined ? readRatingsFile('', { hashes }) : readRatingsFile(path, { hashes });
  const task = taskOf(context, { outside, request, ratings });
  const plan = await planRatings({ ...task, transcript: (cell) => outside.transcripts.get(cell), catalogue });
  for (const line of seriesLines(task)) terminal.err(`${line}\n`);
  const document = { format: 'custodes.rating-plan/1', ratings: options.ratingsFile === undefined ? null : path, judge, ...plan };
  terminal.out(`${options.json === true ? JSON.stringify(document, null, 2) : ratingPlanTable(judge, plan, 'transcripts')}\n`);
  return 0;
}

function taskOf(
  { version }: Context,
  { outside, request, ratings }: { outside: OutsideTranscripts; request: RatingRequest; ratings: Rateable['ratings'] },
): RatingTask {
  const { rubrics, judge, options } = request;
  checkLabels(rubrics, outside);
  const judgeSettings = seriesSetting(judge, { options, seed: options.ratingSeed ?? 0, version });
  const wish = seriesChoice(options);
  // The same command again is safe: what stands in the file is never bought anew unasked.
  const choice = wish === 'go-on' ? 'stay' : wish;
  const places = [...outside.transcripts.keys()].map((cell) => ({ cell, index: 0 }));
  const found = rubrics.map((rubric) => findSeries(rubric, judgeSettings.setting, { ratings, places, choice }));
  return { ...judgeSettings, choice, places, found };
}

function ratingsFile({ ratingsFile: file }: OptionValues): string {
  if (file !== undefined) return file;
  throw new InputError('invalid-option', '--ratings is missing', {
    hint: 'Say where the readings of --transcripts go, such as --ratings ratings.jsonl; --plan needs none.',
  });
}

/** What chooses among stored trials has no meaning here. */
function refuseOptionsOfRuns({ ratedScenario, ratedCell, sample, unrated, out }: OptionValues): void {
  const given = Object.entries({
    '--scenario': ratedScenario,
    '--cell': ratedCell,
    '--sample': sample,
    '--unrated': unrated,
    '--out': out,
  });
  const [first] = given.find(([, value]) => value !== undefined) ?? [];
  if (first === undefined) return;
  throw new InputError('invalid-option', `${first} was given with --transcripts`, {
    hint: `${first} is for stored runs. All transcripts of the files are read: give a file of those that are wanted.`,
  });
}
