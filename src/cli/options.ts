/** One option of the command line. */
export interface OptionDeclaration {
  /** As commander writes it, such as `--trials <number>`. */
  readonly flags: string;
  readonly description: string;
  /** How its value is read: `list` may be given several times, `integer` and `number` within their range. */
  readonly value: 'flag' | 'text' | 'list' | 'integer' | 'number';
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Every option that a command may take, in one table: help and parsing are made from it. */
export const options = {
  model: { flags: '--model <name>', description: "model under test, replaces the study's own (repeatable)", value: 'list' },
  scenario: { flags: '--scenario <name>', description: "scenario, replaces the study's own (repeatable)", value: 'list' },
  trials: {
    flags: '--trials <number>',
    description: "trials a cell, replaces the study's own",
    value: 'integer',
    minimum: 1,
    maximum: 1_000_000,
  },
  seed: {
    flags: '--seed <number>',
    description: "study seed, replaces the study's own",
    value: 'integer',
    minimum: 0,
    maximum: 2 ** 31 - 1,
  },
  concurrency: {
    flags: '--concurrency <number>',
    description: 'trials under way at once (default: 50 where a model is remote, else 4)',
    value: 'integer',
    minimum: 1,
    maximum: 10_000,
  },
  out: { flags: '--out <folder>', description: 'folder of the runs (default: runs)', value: 'text' },
  temperature: {
    flags: '--temperature <number>',
    description: 'sampling temperature (default: 1)',
    value: 'number',
    minimum: 0,
    maximum: 2,
  },
  maxOutputTokens: {
    flags: '--max-output-tokens <number>',
    description: 'output tokens a model call, reasoning included (default: 16384)',
    value: 'integer',
    minimum: 1,
  },
  maxCalls: {
    flags: '--max-calls <number>',
    description: 'cap on model calls a trial (default: 30)',
    value: 'integer',
    minimum: 1,
    maximum: 1000,
  },
  trialTimeout: {
    flags: '--trial-timeout <seconds>',
    description: 'time limit of a trial (default: 1800)',
    value: 'number',
    minimum: 0.001,
  },
  callTimeout: {
    flags: '--call-timeout <seconds>',
    description: 'time limit of one attempt of a model call (default: 300)',
    value: 'number',
    minimum: 0.001,
  },
  maxAttempts: {
    flags: '--max-attempts <number>',
    description: 'attempts a model call, the first included (default: 6)',
    value: 'integer',
    minimum: 1,
    maximum: 100,
  },
  baseUrl: { flags: '--base-url <url>', description: 'address of an openai-compatible server, version part included', value: 'text' },
  topP: {
    flags: '--top-p <number>',
    description: 'nucleus sampling, over 0 to 1 (default: not sent)',
    value: 'number',
    minimum: 0,
    maximum: 1,
  },
  reasoning: {
    flags: '--reasoning <effort>',
    description: 'none, minimal, low, medium, high, xhigh, max or a number of tokens (default: as the provider has it)',
    value: 'text',
  },
  sendSeed: { flags: '--send-seed', description: 'send the subject seed of each trial to the provider', value: 'flag' },
  budget: { flags: '--budget <amount>', description: 'hard cap of the whole run in US dollars, such as 25 or 25usd', value: 'text' },
  budgetTokens: {
    flags: '--budget-tokens <number>',
    description: 'hard cap of the whole run in tokens, input and output',
    value: 'integer',
    minimum: 1,
  },
  allowUnpriced: {
    flags: '--allow-unpriced',
    description: 'run models without a known price under --budget: they count as free there, and only --budget-tokens caps them',
    value: 'flag',
  },
  requestsPerMinute: {
    flags: '--requests-per-minute <number>',
    description: 'at most so many requests a minute to each model',
    value: 'number',
    minimum: 0.001,
  },
  tokensPerMinute: {
    flags: '--tokens-per-minute <number>',
    description: 'at most so many tokens a minute to each model',
    value: 'number',
    minimum: 1,
  },
  idleTimeout: {
    flags: '--idle-timeout <seconds>',
    description: 'longest pause within an answer that has begun (default: 60)',
    value: 'number',
    minimum: 0.001,
  },
  catalogue: {
    flags: '--catalogue <file>',
    description: 'models and prices of your own (default: custodes.catalogue.json where there is one)',
    value: 'text',
  },
  replay: { flags: '--replay <run>', description: 'run that study again out of its record, with no network', value: 'text' },
  from: {
    flags: '--from <trial>',
    description: 'resample a trial, <run>:<cell id>/<index> (without <run>: of the latest run); needs --at',
    value: 'text',
  },
  at: { flags: '--at <call>', description: 'the first call of the trial to be bought anew, from 1', value: 'integer', minimum: 1 },
  against: { flags: '--against <file>', description: 'a manifest to hold the run against', value: 'text' },
  wire: { flags: '--wire', description: 'print the requests and responses of the trial as they went over the wire', value: 'flag' },
  pilot: {
    flags: '--pilot <trials>',
    description: 'buy so many trials a cell first, and estimate from them',
    value: 'integer',
    minimum: 1,
    maximum: 1000,
  },
  resume: { flags: '--resume <run>', description: 'go on with an interrupted run', value: 'text' },
  json: { flags: '--json', description: 'print one JSON document on standard output', value: 'flag' },
  format: { flags: '--format <format>', description: 'output format', value: 'text' },
  file: { flags: '--out <file>', description: 'write to this file and not to standard output', value: 'text' },
} as const satisfies Record<string, OptionDeclaration>;

export type OptionName = keyof typeof options;

/** The values of options as a command gets them; what was not given is absent. */
export type OptionValues = {
  readonly [Name in OptionName]?: (typeof options)[Name]['value'] extends 'flag'
    ? boolean
    : (typeof options)[Name]['value'] extends 'list'
      ? readonly string[]
      : (typeof options)[Name]['value'] extends 'integer' | 'number'
        ? number
        : string;
};
