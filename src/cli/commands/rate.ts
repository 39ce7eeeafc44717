import { ratingPlanTable } from '../../reports/index.ts';
import { trialId } from '../../spec/index.ts';
import { openRun, openRunForWriting } from '../../store/index.ts';
import type { CommandDeclaration } from '../command.ts';
import type { Context } from '../context.ts';
import { loadCatalogue } from '../load-catalogue.ts';
import { needed } from '../program.ts';
import { chooseJudge, chooseRubrics } from '../rating/choose-rubrics.ts';
import { concludeRating } from '../rating/conclude-rating.ts';
import { executeRating, readyJudge } from '../rating/execute-rating.ts';
import { planRatings } from '../rating/plan-ratings.ts';
import { prepareRating, type PreparedRating, type RatingRequest } from '../rating/prepare-rating.ts';
import { runFolder } from '../runs-folder.ts';

export const rateCommand: CommandDeclaration = {
  name: 'rate',
  summary: 'let a model read the trials of a stored run and answer a rubric of each; ratings are kept beside labels',
  parameters: ['<run>'],
  options: [
    'rubric',
    'judge',
    'repeats',
    'ratedScenario',
    'ratedCell',
    'sample',
    'unrated',
    'ratingSeed',
    'ratingTemperature',
    'maxOutputTokens',
    'ratingSendSeed',
    'ratingPlan',
    'ratingBudget',
    'ratingBudgetTokens',
    'allowUnpriced',
    'ratingConcurrency',
    'requestsPerMinute',
    'tokensPerMinute',
    'callTimeout',
    'idleTimeout',
    'maxAttempts',
    'baseUrl',
    'catalogue',
    'out',
    'json',
  ],
  examples: [
    ['custodes rate latest --rubric refusal --judge openai/gpt-5.2 --plan', 'what it would take, spending nothing'],
    ['custodes rate latest --rubric refusal --judge openai/gpt-5.2 --budget 5', 'every trial once; the same again goes on'],
    ['custodes rate latest --rubric refusal,motive --judge openai/gpt-5.2 --repeats 3', 'two rubrics, each trial three times'],
    ['custodes rate latest --rubric refusal --judge openai/gpt-5.2 --sample 200', 'two hundred trials, drawn at random'],
    ['custodes rate latest --rubric my-rubric.md --judge anthropic/claude-opus-4-5', 'a rubric of your own'],
  ],
  async run(context, { parameters: [name], options }) {
    const request = { rubrics: chooseRubrics(context, options.rubric), judge: chooseJudge(options.judge), options };
    const catalogue = loadCatalogue(context, options);
    const folder = runFolder(context, options, needed(name, 'the run'));
    if (options.ratingPlan === true) return printPlan(context, folder, { ...request, catalogue });
    const judge = await readyJudge(context, request.judge, { options, catalogue });
    const writer = openRunForWriting(folder);
    try {
      const prepared = prepareRating(context, writer, request);
      announce(context, writer.run, prepared);
      const executed = await executeRating(context, { writer, prepared, judge, options });
      return concludeRating(context, { writer, prepared, executed, options, name: name ?? writer.run.id });
    } finally {
      writer.close();
    }
  },
};

async function printPlan(
  { terminal, version }: Context,
  folder: string,
  { catalogue, ...request }: RatingRequest & { catalogue: ReturnType<typeof loadCatalogue> },
): Promise<number> {
  const reader = openRun(folder);
  try {
    const { setting, chosen, found } = prepareRating({ version }, reader, request);
    const plan = await planRatings({ reader, catalogue, places: chosen.places, found, setting });
    const document = { format: 'custodes.rating-plan/1', run: reader.run.id, judge: request.judge, failedTrials: chosen.failed, ...plan };
    terminal.out(`${request.options.json === true ? JSON.stringify(document, null, 2) : ratingPlanTable(request.judge, plan)}\n`);
    return 0;
  } finally {
    reader.close();
  }
}

/** Says what is read before the first call, and which series it goes to. */
function announce({ terminal }: Context, { id, status }: { id: string; status: string }, { setting, chosen, found }: PreparedRating): void {
  const { places, failed } = chosen;
  const [first] = places;
  terminal.err(
    `${id}: ${places.length} trials to be read by ${setting.judge}${first === undefined ? '' : `, from ${trialId(first.cell, first.index)} on`}\n`,
  );
  if (failed > 0) terminal.err(`${failed} failed trials are left out: there is nothing of the subject in them to be judged.\n`);
  if (status !== 'finished') terminal.err(`The run is ${status}: trials that come later are not read.\n`);
  for (const { rubric, series, complete, onRecord } of found) {
    const wanted = places.length * setting.repeats;
    if (series !== undefined)
      terminal.err(`${rubric.id}: goes on with series ${series.id}, which has ${onRecord} of ${wanted} readings.\n`);
    else if (complete !== undefined)
      terminal.err(`${rubric.id}: series ${complete.id} has all of these readings. They stay; this is a new series beside it.\n`);
  }
}
