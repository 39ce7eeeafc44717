import { join } from 'node:path';
import { ratingPlanTable } from '../../reports/index.ts';
import { trialId } from '../../spec/index.ts';
import { openRun, openRunForWriting } from '../../store/index.ts';
import type { Catalogue } from '../../models/index.ts';
import type { Context } from '../context.ts';
import { seriesLines } from './announce.ts';
import { concludeRating } from './conclude-rating.ts';
import { executeRating, readyJudge, type RatingTask } from './execute-rating.ts';
import { ratingNextSteps } from './next-steps.ts';
import { planRatings } from './plan-ratings.ts';
import { prepareRating, type PreparedRating, type RatingRequest } from './prepare-rating.ts';
import { rateableRun, transcriptsOfRun } from './rateable.ts';

interface RunRequest {
  /** Folder of the run. */
  readonly folder: string;
  /** How it is named on the command line. */
  readonly name: string;
  readonly request: RatingRequest;
  readonly catalogue: Catalogue;
}

/** Rates the trials of a stored run; gives the exit code. */
export async function rateRun(context: Context, { folder, name, request, catalogue }: RunRequest): Promise<number> {
  const { options } = request;
  const judge = await readyJudge(context, request.judge, { options, catalogue });
  const writer = openRunForWriting(folder);
  try {
    const { run } = writer;
    const prepared = prepareRating(context, writer, request);
    const { chosen } = prepared;
    const task = taskOf(prepared);
    announce(context, run, prepared);
    const rateable = rateableRun(writer);
    const executed = await executeRating(context, { rateable, task, judge, options });
    const [first] = chosen.places;
    const example = first === undefined ? '' : trialId(first.cell, first.index);
    const series = executed.open.map((each) => each.series);
    return concludeRating(context, {
      rateable,
      task,
      executed,
      options,
      document: { run: run.id, synthetic: run.synthetic, trials: chosen.places.length, failedTrials: chosen.failed },
      spendingNote: ", none of it the run's own spending",
      nextSteps: (failed) =>
        ratingNextSteps(executed.end, { name: options.out === undefined ? name : join(options.out, run.id), series, example, failed }),
    });
  } finally {
    writer.close();
  }
}

/** Prints what rating a stored run would take. */
export async function planRunRatings(context: Context, { folder, request, catalogue }: Omit<RunRequest, 'name'>): Promise<number> {
  const { terminal } = context;
  const reader = openRun(folder);
  try {
    const prepared = prepareRating(context, reader, request);
    const { chosen } = prepared;
    const task = taskOf(prepared);
    const plan = await planRatings({ ...task, transcript: transcriptsOfRun(reader), catalogue });
    const document = { format: 'custodes.rating-plan/1', run: reader.run.id, judge: request.judge, failedTrials: chosen.failed, ...plan };
    for (const line of seriesLines(task)) terminal.err(`${line}\n`);
    terminal.out(`${request.options.json === true ? JSON.stringify(document, null, 2) : ratingPlanTable(request.judge, plan)}\n`);
    return 0;
  } finally {
    reader.close();
  }
}

function taskOf({ chosen, ...rest }: PreparedRating): RatingTask {
  return { ...rest, places: chosen.places };
}

/** Says what is read before the first call, and which series it goes to. */
function announce({ terminal }: Context, { id, status }: { id: string; status: string }, prepared: PreparedRating): void {
  const { places, failed } = prepared.chosen;
  const [first] = places;
  terminal.err(
    `${id}: ${places.length} trials to be read by ${prepared.setting.judge}${first === undefined ? '' : `, from ${trialId(first.cell, first.index)} on`}\n`,
  );
  if (failed > 0) terminal.err(`${failed} failed trials are left out: there is nothing of the subject in them to be judged.\n`);
  if (status !== 'finished') terminal.err(`The run is ${status}: trials that come later are not read.\n`);
  for (const line of seriesLines(taskOf(prepared))) terminal.err(`${line}\n`);
}
