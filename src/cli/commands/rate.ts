import { InputError } from '../../errors/index.ts';
import type { CommandDeclaration } from '../command.ts';
import { loadCatalogue } from '../load-catalogue.ts';
import { needed } from '../program.ts';
import { chooseJudge, chooseRubrics } from '../rating/choose-rubrics.ts';
import { planTranscriptRatings, rateTranscripts } from '../rating/outside/rate-transcripts.ts';
import { planRunRatings, rateRun } from '../rating/rate-run.ts';
import { runFolder } from '../runs-folder.ts';

export const rateCommand: CommandDeclaration = {
  name: 'rate',
  summary: 'let a model read the trials of a stored run, or transcripts from elsewhere, and answer a rubric of each',
  parameters: ['[run]'],
  options: [
    'rubric',
    'judge',
    'transcripts',
    'ratingsFile',
    'repeats',
    'ratedScenario',
    'ratedCell',
    'sample',
    'unrated',
    'retryFailed',
    'newSeries',
    'ratingSeed',
    'ratingTemperature',
    'ratingReasoning',
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
    ['custodes rate latest --rubric refusal --judge openai/gpt-5.2 --retry-failed', 'what failed, once more'],
    [
      'custodes rate --transcripts agents.jsonl --rubric disclosure --judge openai/gpt-5.2 --ratings ratings.jsonl',
      'transcripts from elsewhere',
    ],
  ],
  async run(context, { parameters: [name], options }) {
    const request = { rubrics: chooseRubrics(context, options.rubric), judge: chooseJudge(options.judge), options };
    const catalogue = loadCatalogue(context, options);
    const files = options.transcripts ?? [];
    if (files.length > 0) {
      if (name !== undefined) throw twoSources(name);
      return options.ratingPlan === true
        ? planTranscriptRatings(context, { files, request, catalogue })
        : rateTranscripts(context, { files, request, catalogue });
    }
    if (options.ratingsFile !== undefined) throw fileWithoutTranscripts();
    const run = needed(name, 'what is to be rated, a run or --transcripts,');
    const folder = runFolder(context, options, run);
    if (options.ratingPlan === true) return planRunRatings(context, { folder, request, catalogue });
    return rateRun(context, { folder, name: run, request, catalogue });
  },
};

function twoSources(run: string): InputError {
  return new InputError('invalid-option', `a run (${run}) was given with --transcripts`, {
    hint: 'Name a run, or give --transcripts and --ratings: one of the two is rated.',
  });
}

function fileWithoutTranscripts(): InputError {
  return new InputError('invalid-option', '--ratings was given without --transcripts', {
    hint: 'Ratings of a run are kept in the run. Leave out --ratings, or name files with --transcripts.',
  });
}
