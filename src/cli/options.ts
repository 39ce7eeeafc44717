import type { OptionDeclaration } from './option-declaration.ts';
import { ratingOptions } from './rating-options.ts';

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
  watching: {
    flags: '--watching <model>',
    description: 'a model whose work the monitor is to watch: the verdict speaks of it (repeatable; default: one of each kind)',
    value: 'list',
  },
  prompt: {
    flags: '--prompt <file>',
    description: 'a prompt of your own in place of the shipped review instructions; with several scenarios scenario=file (repeatable)',
    value: 'list',
  },
  items: {
    flags: '--items <file>',
    description: 'transcripts of your own with their truth, in place of the shipped items: JSONL, an Inspect log, OTLP JSON (repeatable)',
    value: 'list',
  },
  truth: {
    flags: '--truth <rule>',
    description: 'which score of --items means harm, such as misuse=yes or danger>=7',
    value: 'text',
  },
  otherMonitor: {
    flags: '--model <name>',
    description: 'another monitor to audit beside it, alone and together (repeatable)',
    value: 'list',
  },
  auditedRun: { flags: '--run <run>', description: 'print the audit of a stored run, and run nothing', value: 'text' },
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
  againstStudy: {
    flags: '--against <study>',
    description: 'put published figures beside those of the run, with a verdict on each (potter2026)',
    value: 'text',
  },
  selfTest: {
    flags: '--self-test',
    description: 'with --against: take reference/published for the model that it plays, to test the comparison itself',
    value: 'flag',
  },
  expect: {
    flags: '--expect <contrast=arm:minus>',
    description: 'what the two arms of a primary contrast are expected to be, such as name=0.6:0.4 (repeatable)',
    value: 'list',
  },
  expectRate: {
    flags: '--expect-rate <rate>',
    description: 'rate expected of every other second arm (default: 0.5)',
    value: 'number',
    minimum: 0,
    maximum: 1,
  },
  expectDifference: {
    flags: '--expect-difference <difference>',
    description: 'difference expected of every other contrast, from -1 to 1 (default: 0.1)',
    value: 'number',
    minimum: -1,
    maximum: 1,
  },
  power: { flags: '--power <power>', description: 'wanted power (default: 0.8)', value: 'number', minimum: 0, maximum: 1 },
  width: {
    flags: '--width <width>',
    description: 'wanted width of an interval of rates (default: 0.2)',
    value: 'number',
    minimum: 0,
    maximum: 2,
  },
  widthOfMeans: {
    flags: '--width-of-means <width>',
    description: 'wanted width of an interval of means, in their unit (default: 5)',
    value: 'number',
    minimum: 0,
  },
  interview: {
    flags: '--interview <number>',
    description: 'print an interview that was made of the trial, from 1',
    value: 'integer',
    minimum: 1,
  },
  say: {
    flags: '--say <text>',
    description: 'say this instead of asking for lines to say (repeatable, in order)',
    value: 'list',
  },
  ownModel: { flags: '--model <name>', description: "the trial's own model; another is refused, and says why", value: 'text' },
  ownBudget: { flags: '--budget <amount>', description: 'hard cap of this interview in US dollars, such as 0.50 or 2usd', value: 'text' },
  ownBudgetTokens: {
    flags: '--budget-tokens <number>',
    description: 'hard cap of this interview in tokens, input and output',
    value: 'integer',
    minimum: 1,
  },
  wire: { flags: '--wire', description: 'print the requests and responses of the trial as they went over the wire', value: 'flag' },
  pilot: {
    flags: '--pilot <trials>',
    description: 'buy so many trials a cell first, and estimate from them',
    value: 'integer',
    minimum: 1,
    maximum: 1000,
  },
  until: {
    flags: '--until <rule>',
    description:
      "stop a cell early, replaces the study's own rules: 'width<=0.1', 'width(exfiltrated)<=0.1', 'decided:exfiltrated:0.5', 'decided:<contrast>:0' (repeatable; a cell stops when all that concern it hold)",
    value: 'list',
  },
  untilJoint: {
    flags: '--until-joint',
    description: 'share the error over all that --until looks at, so that all of it holds at once (default: each by itself)',
    value: 'flag',
  },
  forecastRate: {
    flags: '--expect-rate <rate>',
    description: 'with --until: the rate that is expected, of a contrast that of its second arm (default: a range of them)',
    value: 'number',
    minimum: 0,
    maximum: 1,
  },
  forecastDifference: {
    flags: '--expect-difference <difference>',
    description: 'with --until: the difference that is expected of a contrast, from -1 to 1 (default: a range of them)',
    value: 'number',
    minimum: -1,
    maximum: 1,
  },
  resume: { flags: '--resume <run>', description: 'go on with an interrupted run', value: 'text' },
  port: {
    flags: '--port <number>',
    description: 'port of the viewer on this machine (default: 4177, or a free one where that is taken)',
    value: 'integer',
    minimum: 1,
    maximum: 65_535,
  },
  open: { flags: '--no-open', description: 'do not open the browser', value: 'flag' },
  json: { flags: '--json', description: 'print one JSON document on standard output', value: 'flag' },
  format: { flags: '--format <format>', description: 'output format', value: 'text' },
  file: { flags: '--out <file>', description: 'write to this file and not to standard output', value: 'text' },
  title: { flags: '--title <text>', description: "title of the report (default: the study's name)", value: 'text' },
  reportFile: {
    flags: '--out <file>',
    description: 'write to this file or folder; - is standard output, which it is by default where that is no terminal',
    value: 'text',
  },
  figuresBeside: {
    flags: '--figures <folder>',
    description: 'with md: write the figures as SVG into this folder, and link them',
    value: 'text',
  },
  figuresOut: { flags: '--out <folder>', description: 'folder of the files (default: figures-<run>)', value: 'text' },
  png: { flags: '--png', description: 'write a PNG of twice the size beside each SVG', value: 'flag' },
  figureWidth: {
    flags: '--width <pixels>',
    description: 'width of a figure (default: 720; from 320, for a phone)',
    value: 'integer',
    minimum: 320,
    maximum: 4000,
  },
  rows: {
    flags: '--rows <names>',
    description: 'rows of the matrix of rates: factors, scenario or model, with commas between (default: atStake and relationship)',
    value: 'text',
  },
  columns: { flags: '--columns <name>', description: 'its columns (default: scenario)', value: 'text' },
  part: { flags: '--part <part>', description: 'what a CSV has a row for: cells (default) or contrasts', value: 'text' },
  ...ratingOptions,
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
