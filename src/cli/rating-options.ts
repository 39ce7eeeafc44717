import type { OptionDeclaration } from './option-declaration.ts';

/** Options of the commands that make and use ratings. */
export const ratingOptions = {
  rubric: {
    flags: '--rubric <names>',
    description:
      'what is asked: refusal, disclosure, motive, awareness, honesty, anthropomorphism, or a rubric file .md (repeatable, or with commas)',
    value: 'list',
  },
  judge: { flags: '--judge <model>', description: 'the model that reads, by a name as --model takes', value: 'text' },
  onlyRubric: { flags: '--rubric <name>', description: 'only ratings by this rubric (repeatable)', value: 'list' },
  onlyJudge: { flags: '--judge <model>', description: 'only ratings by this judge (repeatable)', value: 'list' },
  transcripts: {
    flags: '--transcripts <file>',
    description: 'read transcripts from elsewhere in place of a run: JSONL, an Inspect log, OTLP JSON (repeatable)',
    value: 'list',
  },
  ratingsFile: {
    flags: '--ratings <file>',
    description: 'with --transcripts: the file that readings are added to, one a line of JSON; the same command goes on with it',
    value: 'text',
  },
  repeats: {
    flags: '--repeats <number>',
    description: 'how often each trial or transcript is read (default: 1)',
    value: 'integer',
    minimum: 1,
    maximum: 999,
  },
  ratedScenario: { flags: '--scenario <name>', description: 'only trials of this scenario (repeatable)', value: 'list' },
  ratedCell: { flags: '--cell <id>', description: 'only trials of this cell, or of all whose id begins so (repeatable)', value: 'list' },
  sample: { flags: '--sample <number>', description: 'only so many trials, drawn at random by --seed', value: 'integer', minimum: 1 },
  sampleRubric: { flags: '--rubric <name>', description: 'the rubric whose rates the labels are to correct', value: 'text' },
  sampleBy: {
    flags: '--by <scenario|cell>',
    description: 'what the labels are to tell: the rates of all trials, drawn by scenario (default), or those of each cell',
    value: 'text',
  },
  sampleSize: {
    flags: '--size <number>',
    description: 'how many trials people are to label (default: 100)',
    value: 'integer',
    minimum: 1,
    maximum: 1_000_000,
  },
  sampleSeed: {
    flags: '--seed <number>',
    description: 'what draws the trials (default: 0)',
    value: 'integer',
    minimum: 0,
    maximum: 2 ** 31 - 1,
  },
  sampleFile: {
    flags: '--out <file>',
    description: 'write the trials to this file, in order: CSV, or JSON where it ends with .json',
    value: 'text',
  },
  sampleSave: {
    flags: '--save',
    description: 'keep the sample in the run, so that the viewer offers it to people who label',
    value: 'flag',
  },
  unrated: { flags: '--unrated', description: 'only trials of which this judge has given no valid answer to this rubric', value: 'flag' },
  retryFailed: {
    flags: '--retry-failed',
    description: 'read again, in the same series, what failed in it, such as after an outage; failed readings are kept',
    value: 'flag',
  },
  newSeries: { flags: '--new-series', description: 'begin a new series where one could be gone on with', value: 'flag' },
  ratingReasoning: {
    flags: '--reasoning <effort>',
    description:
      'how much the judge reasons: none, minimal, low, medium, high, xhigh, max or a number of tokens (default: as the provider has it)',
    value: 'text',
  },
  ratingSeed: {
    flags: '--seed <number>',
    description: "what draws the sample and a reference judge's answers (default: the study's seed; 0 with --transcripts)",
    value: 'integer',
    minimum: 0,
    maximum: 2 ** 31 - 1,
  },
  ratingTemperature: {
    flags: '--temperature <number>',
    description: "the judge's sampling temperature (default: 0)",
    value: 'number',
    minimum: 0,
    maximum: 2,
  },
  ratingBudget: { flags: '--budget <amount>', description: 'hard cap of these series in US dollars, such as 5 or 0.50usd', value: 'text' },
  ratingBudgetTokens: {
    flags: '--budget-tokens <number>',
    description: 'hard cap of these series in tokens, input and output',
    value: 'integer',
    minimum: 1,
  },
  ratingConcurrency: {
    flags: '--concurrency <number>',
    description: 'readings under way at once (default: 50 where the judge is remote, else 4)',
    value: 'integer',
    minimum: 1,
    maximum: 10_000,
  },
  ratingSendSeed: { flags: '--send-seed', description: 'send a seed with each reading to the provider', value: 'flag' },
  ratingPlan: { flags: '--plan', description: 'say what it would take in calls, tokens and money, and spend nothing', value: 'flag' },
} as const satisfies Record<string, OptionDeclaration>;
