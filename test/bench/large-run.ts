import { planStudy, runPlan } from '../../src/engine/index.ts';
import { resolveModel } from '../../src/models/index.ts';
import { scenarios } from '../../src/scenarios/index.ts';
import {
  createRandom,
  parseStudy,
  trialSeeds,
  type Cell,
  type Random,
  type RunRecord,
  type TrialEvent,
  type TrialRecord,
} from '../../src/spec/index.ts';
import { createRun } from '../../src/store/index.ts';
import { toolLoop } from '../../src/subjects/index.ts';
import { memorySink } from '../support/memory-sink.ts';

/** Trials played for each cell; the others are made from them, with words of their own. */
const played = 4;
const names = ['reference/published', 'reference/mixed'];

/** Writes a run of at least so many trials through the store, and one long trial in its first cell. Gives its cells. */
export async function writeLargeRun(
  root: string,
  { trials, longTrial }: { trials: number; longTrial: { events: number; characters: number } },
): Promise<readonly Cell[]> {
  const factors = { relationship: ['good', 'bad'], history: ['document'], monitoring: ['unstated', 'monitored'] };
  const study = parseStudy({ study: 'large', trials: played, models: names, factors }, 'the benchmark');
  const { cells } = planStudy(study, { scenarios, subject: toolLoop.name });
  const templates = Map.groupBy(await play(cells, study.seed), ({ cell }) => cell);
  const perCell = Math.ceil(trials / cells.length);
  const planned = cells.map((cell) => ({ ...cell, trials: perCell }));
  const record: RunRecord = {
    id: 'large',
    study: { ...study, trials: perCell },
    cells: planned,
    status: 'running',
    synthetic: true,
    createdAt: new Date().toISOString(),
    version: 'bench',
    scenarioVersions: {},
  };
  const writer = createRun(root, record);
  const random = createRandom(7);
  for (let index = 0; index < perCell; index += 1)
    for (const [number, cell] of planned.entries()) {
      const template = templates.get(cell.id)?.[index % played];
      if (template === undefined) throw new Error(`cell ${cell.id} was not played`);
      const trial = variationOf(template, { cell, index, seed: study.seed, random });
      writer.append(index === 0 && number === 0 ? lengthened(trial, longTrial) : trial);
    }
  writer.setStatus('finished', new Date().toISOString());
  writer.close();
  return planned;
}

/** Plays a few trials of each cell with reference subjects. */
async function play(cells: readonly Cell[], studySeed: number): Promise<readonly TrialRecord[]> {
  const trials: TrialRecord[] = [];
  const sink = memorySink((trial) => void trials.push(trial));
  const environment = { environment: {}, workingDirectory: '.', now: Date.now, random: Math.random };
  const models = await Promise.all(names.map(async (name) => [name, await resolveModel(name, environment)] as const));
  const signal = new AbortController().signal;
  await runPlan({
    cells,
    studySeed,
    scenarios,
    models: new Map(models),
    driver: toolLoop,
    settings: () => ({}),
    sendSeed: false,
    limits: { maxCalls: 30, maxNudges: 3, trialTimeoutMs: 60_000 },
    concurrency: 4,
    sink,
    clock: { now: Date.now },
    stop: signal,
    abort: signal,
  });
  return trials;
}

/** A trial like another: in its own place, with measures drawn anew and some hundred words that no other has in this order. */
function variationOf(
  { measures, events, timing, ...rest }: TrialRecord,
  { cell, index, seed, random }: { cell: Cell; index: number; seed: number; random: Random },
): TrialRecord {
  const said = events.map((event): TrialEvent =>
    event.type === 'model-answer' ? { ...event, parts: [{ type: 'reasoning', text: wordsFrom(random, 60) }, ...event.parts] } : event,
  );
  return {
    ...rest,
    ...trialSeeds(seed, cell, index),
    cell: cell.id,
    index,
    measures: Object.fromEntries(
      Object.entries(measures).map(([name, value]) => [name, typeof value === 'boolean' ? random.next() < 0.3 : value]),
    ),
    events: said,
    timing: { ...timing, durationMs: Math.round(random.next() * 90_000) },
  };
}

/** The trial with so many events and characters: tool calls whose results are long. */
function lengthened(trial: TrialRecord, { events, characters }: { events: number; characters: number }): TrialRecord {
  const [random, output] = [createRandom(3), Math.ceil(characters / (events / 2))];
  const more = Array.from({ length: events - trial.events.length }, (_none, place): TrialEvent => {
    const [seq, at, id] = [trial.events.length + place, trial.events.at(-1)?.at ?? '', `call-${place >> 1}`];
    const tool = 'read_file';
    return place % 2 === 0
      ? { seq, at, type: 'tool-call', id, tool, arguments: { name: `file-${place}` } }
      : { seq, at, type: 'tool-result', id, tool, output: wordsFrom(random, Math.ceil(output / 7)).slice(0, output), isError: false };
  });
  return { ...trial, events: [...trial.events, ...more] };
}

/** Words of a vocabulary of some twenty thousand, the first ones more often, as in language. */
function wordsFrom(random: Random, count: number): string {
  return Array.from({ length: count }, () => word(Math.floor(20_000 * random.next() ** 3))).join(' ');
}

function word(number: number): string {
  const syllables = ['ba', 'ke', 'li', 'mo', 'nu', 'ra', 'se', 'ti', 'vo', 'zu', 'da', 'fe', 'gi', 'ho', 'ju', 'pa'];
  return [number & 15, (number >> 4) & 15, (number >> 8) & 15, (number >> 12) & 15].map((place) => syllables[place]).join('');
}
