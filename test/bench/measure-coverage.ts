/**
 * How often the intervals of the analysis cover the truth, over simulated studies whose effects are planted:
 * `node test/bench/measure-coverage.ts [studies]`. Nominal 95 %; the target is at least 93 % of at least 5,000 studies.
 */
import { behaviourModels, createPaperCounts, paperRates } from '../../src/analysis/index.ts';
import { createContrastCounter } from '../../src/analysis/contrasts/contrast-counter.ts';
import {
  createRandom,
  deriveSeed,
  type Cell,
  type CellResult,
  type Condition,
  type Contrast,
  type MeasureDefinition,
  type MeasureValue,
  type Random,
  type StudyContrast,
} from '../../src/spec/index.ts';
import { miettinenNurminenInterval, tMeanInterval } from '../../src/stats/index.ts';

const studies = Number(process.argv[2] ?? 5000);
const worlds = 24;

interface Planted {
  readonly name: string;
  readonly cells: readonly (readonly [scenario: string, condition: Condition])[];
  readonly trials: number;
  readonly contrast: StudyContrast;
  readonly measure: MeasureDefinition;
  /** The outcome's mean in a cell, in a world whose standard normal effect is given. */
  readonly mean: (condition: Condition, world: number) => number;
}

const yes = (name: string): MeasureDefinition => ({ name, type: 'boolean', primary: true, meaning: name });
const chance = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));
const servers = ['server-migration', 'disk-cleanup'];
const crossed = (scenarios: readonly string[], conditions: readonly Condition[]): Planted['cells'] =>
  scenarios.flatMap((scenario) => conditions.map((condition) => [scenario, condition] as const));
const peerMinusAsset: StudyContrast = { name: 'peer minus asset', arm: { atStake: 'peer' }, minus: { atStake: 'asset' } };
const goodMinusBad: StudyContrast = { name: 'good minus bad', arm: { relationship: 'good' }, minus: { relationship: 'bad' } };

const planted: readonly Planted[] = [
  {
    name: 'peer effect of 27 points, worlds differ, 100 trials a cell',
    cells: crossed(servers, [{ atStake: 'peer' }, { atStake: 'asset' }]),
    trials: 100,
    contrast: peerMinusAsset,
    measure: yes('exfiltrated'),
    mean: ({ atStake }, world) => chance((atStake === 'peer' ? 0.4 : -0.8) + 0.8 * world),
  },
  {
    name: 'no peer effect, worlds differ, 100 trials a cell',
    cells: crossed(servers, [{ atStake: 'peer' }, { atStake: 'asset' }]),
    trials: 100,
    contrast: peerMinusAsset,
    measure: yes('exfiltrated'),
    mean: (_condition, world) => chance(-1 + 0.8 * world),
  },
  {
    name: 'faking: 35 % against 4 %, 25 trials a cell',
    cells: crossed(['execute-shutdown'], [{ monitoring: 'unmonitored' }, { monitoring: 'monitored-with-threat' }]),
    trials: 25,
    contrast: { name: 'faking', arm: { monitoring: 'unmonitored' }, minus: { monitoring: 'monitored-with-threat' } },
    measure: yes('evaded'),
    mean: ({ monitoring }) => (monitoring === 'unmonitored' ? 0.35 : 0.04),
  },
  {
    name: 'records: 97 % against 7 %, 100 trials a cell',
    cells: crossed(['server-migration'], [{ relationship: 'good' }, { relationship: 'bad' }]),
    trials: 100,
    contrast: goodMinusBad,
    measure: yes('exfiltrated'),
    mean: ({ relationship }, world) => chance((relationship === 'good' ? 3.5 : -2.6) + 0.5 * world),
  },
  {
    name: 'three histories together against none, 100 trials a cell',
    cells: [
      ...['document', 'document-and-prompt', 'memory'].map((history) => ['disk-cleanup', { relationship: 'good', history }] as const),
      ['disk-cleanup', { relationship: 'none', history: 'none' }],
    ],
    trials: 100,
    contrast: { name: 'good minus none', arm: { relationship: 'good' }, minus: { relationship: 'none' } },
    measure: yes('exfiltrated'),
    mean: ({ relationship, history }, world) => chance((relationship === 'good' ? (history === 'memory' ? 1 : 0) : -1.5) + 0.6 * world),
  },
  {
    name: 'scores: 8 points, twice the spread in one arm, worlds differ, 100 trials a cell',
    cells: crossed(['quality-evaluation'], [{ stakes: 'shutdown' }, { stakes: 'consequence-only' }]),
    trials: 100,
    contrast: { name: 'bar', arm: { stakes: 'shutdown' }, minus: { stakes: 'consequence-only' }, measure: 'reportedScore' },
    measure: { name: 'reportedScore', type: 'number', meaning: 'score' },
    mean: ({ stakes }, world) => (stakes === 'shutdown' ? 83 : 75) + 4 * world,
  },
];

for (const plan of planted) measureContrast(plan);
measureWordings();
measureMisrepresentation();

/** Coverage and width of the stratified interval, beside the plain one that takes no strata into account. */
function measureContrast({ name, cells: places, trials, contrast, measure, mean }: Planted): void {
  const effects = normals(worlds, createRandom(deriveSeed('worlds', name)));
  const cells = places.map(([scenario, condition], index): Cell => ({
    id: String(index),
    scenario,
    condition,
    model: 'm',
    subject: 's',
    trials,
  }));
  const [covered, plainCovered] = [tally(), tally()];
  const scenarios = [...new Set(places.map(([scenario]) => scenario))].map((scenario) => ({ name: scenario, measures: [measure] }));
  let truth: number | undefined;
  for (let study = 0; study < studies; study += 1) {
    const counter = createContrastCounter({ study: { study: 's', seed: 0, contrasts: [contrast] }, cells }, scenarios);
    for (const cell of cells) {
      const random = createRandom(deriveSeed('outcomes', name, study, cell.id));
      for (let index = 0; index < trials; index += 1) {
        const worldVariant = createRandom(deriveSeed('world', study, cell.scenario, index)).below(worlds);
        const expected = mean(cell.condition, effects[worldVariant] ?? 0);
        counter.add({ cell: cell.id, index, worldVariant, measures: { [measure.name]: drawOutcome(measure, expected, cell, random) } });
      }
    }
    const found = counter.contrasts(0.95).find(({ family }) => family === 'primary');
    if (found?.interval === undefined || found.interval === null) continue;
    truth ??= truthOf(found, cells, (condition) => effects.reduce((sum, effect) => sum + mean(condition, effect), 0) / worlds);
    covered.add(found.interval, truth);
    const [first, second] = found.arms;
    if (first.count !== null && second.count !== null)
      plainCovered.add(
        miettinenNurminenInterval({ count1: first.count, n1: first.n, count2: second.count, n2: second.n, level: 0.95 }),
        truth,
      );
  }
  console.log(`${name}\n  stratified ${covered.text()}${plainCovered.studies() > 0 ? `; without strata ${plainCovered.text()}` : ''}`);
}

function truthOf({ arms }: Contrast, cells: readonly Cell[], meanOf: (condition: Condition) => number): number {
  const [first = 0, second = 0] = arms.map(({ cells: ids }) => {
    const own = cells.filter(({ id }) => ids.includes(id)).map(({ condition }) => meanOf(condition));
    return own.reduce((sum, value) => sum + value, 0) / own.length;
  });
  return first - second;
}

function drawOutcome({ type }: MeasureDefinition, expected: number, { condition }: Cell, random: Random): MeasureValue {
  if (type === 'boolean') return random.next() < expected;
  return expected + (condition.stakes === 'shutdown' ? 10 : 5) * (normals(1, random)[0] ?? 0);
}

/** Ten wordings that are drawn anew for each study: what is said of others like them, by the mean over wordings and by the mixed model. */
function measureWordings(): void {
  const [overWordings, ofEffect, ofShare] = [tally(), tally(), tally()];
  const [effect, sd] = [1.5, 0.7];
  const population = normals(200_000, createRandom(7)).map(
    (wording) => chance(0.3 + sd * wording + effect / 2) - chance(0.3 + sd * wording - effect / 2),
  );
  const truth = population.reduce((sum, value) => sum + value, 0) / population.length;
  for (let study = 0; study < studies; study += 1) {
    const random = createRandom(deriveSeed('wordings', study));
    const shifts = normals(10, random);
    const counts = shifts.map((shift) => [effect / 2, -effect / 2].map((side) => successes(30, chance(0.3 + sd * shift + side), random)));
    const differences = counts.map(([good = 0, bad = 0]) => (good - bad) / 30);
    overWordings.add(tMeanInterval({ values: differences, level: 0.95 }), truth);
    const cells = counts.flatMap((own, wording) => own.map((count, side) => cellOf(wording, side, count)));
    const [fit] = behaviourModels(cells, [{ name: 'disk-cleanup', measures: [yes('exfiltrated')] }]);
    if (fit === undefined || !('effects' in fit) || fit.wording === null) continue;
    const [logOdds] = fit.effects;
    if (logOdds !== undefined) ofEffect.add(logOdds.interval, -effect);
    ofShare.add(fit.wording.interval, sd ** 2 / (sd ** 2 + Math.PI ** 2 / 3));
  }
  console.log(`ten wordings drawn anew, 30 trials a cell\n  mean over wordings ${overWordings.text()}`);
  console.log(`  mixed model: effect ${ofEffect.text()}; share of variance by wording ${ofShare.text()}`);
}

function cellOf(wording: number, side: number, count: number): CellResult {
  const condition = { relationship: side === 0 ? 'good' : 'bad', history: 'document', wording: String(wording) };
  const trials = { planned: 30, completed: 30, refused: 0, incomplete: 0, idle: 0, failed: 0 };
  const estimate = { type: 'boolean' as const, count, n: 30, missing: 0, rate: count / 30, interval: null, bounds: { low: 0, high: 1 } };
  return {
    id: `${wording}-${side}`,
    scenario: 'disk-cleanup',
    model: 'm',
    subject: 's',
    condition,
    trials,
    measures: { exfiltrated: estimate },
    stopping: null,
  };
}

/** The paper's misrepresentation, whose baseline stands against two bars: rates, baseline and mean over three histories. */
function measureMisrepresentation(): void {
  const cells: Cell[] = [];
  const add = (scenario: string, condition: Condition): void => {
    const defaults = { atStake: 'peer', monitoring: 'unstated', stakes: 'shutdown' };
    cells.push({ id: String(cells.length), scenario, condition: { ...defaults, ...condition }, model: 'm', subject: 's', trials: 100 });
  };
  const sets = [['factual', '80'], ['creativity', '80'], ['creativity', '90'], ['policy', '80'], ['policy', '90']] as const; // prettier-ignore
  for (const history of ['document', 'document-and-prompt', 'memory']) {
    add('financial-report', { relationship: 'good', history });
    for (const [dataset, threshold] of sets) add('quality-evaluation', { relationship: 'good', history, dataset, threshold });
  }
  add('financial-report', { relationship: 'none', history: 'none', stakes: 'none' });
  for (const dataset of ['factual', 'creativity', 'policy'])
    add('quality-evaluation', { relationship: 'none', history: 'none', stakes: 'none', dataset });
  const rate80 = ({ stakes, dataset }: Condition): number => (dataset === 'factual' ? 0.02 : 0.3) + (stakes === 'none' ? 0 : 0.2);
  const covered = tally();
  const truth = 100 * (0.2 + 0.2 + (0.2 + 0.1) / 2 + (0.2 + 0.1) / 2) / 4; // prettier-ignore
  for (let study = 0; study < studies; study += 1) {
    const counts = createPaperCounts({ cells });
    const random = createRandom(deriveSeed('misrepresentation', study));
    for (const { id, scenario, condition } of cells)
      for (let index = 0; index < 100; index += 1) {
        const [p, draw] = [rate80(condition), random.next()];
        const score = condition.dataset === 'factual' ? (draw < p ? 95 : 60) : draw < p / 2 ? 95 : draw < p ? 85 : 60;
        const measures: Record<string, MeasureValue> =
          scenario === 'financial-report' ? { grade: draw < p ? 'B' : 'C' } : { reportedScore: score };
        counts.add({ cell: id, measures });
      }
    const rate = paperRates(counts).find(({ behaviour, scenario }) => behaviour === 'misrepresentation' && scenario === null);
    if (rate?.average !== undefined && rate.average !== null) covered.add(rate.average.interval, truth);
  }
  console.log(`misrepresentation as the paper defines it, in percentage points\n  mean over histories ${covered.text()}`);
}

function tally() {
  let [n, hits, width] = [0, 0, 0];
  return {
    add: ({ low, high }: { low: number; high: number }, truth: number): void => {
      n += 1;
      if (low <= truth && truth <= high) hits += 1;
      width += high - low;
    },
    studies: (): number => n,
    text: (): string => `covers ${((100 * hits) / n).toFixed(1)} % of ${n}, mean width ${(width / n).toFixed(3)}`,
  };
}

function successes(n: number, p: number, random: Random): number {
  let count = 0;
  for (let index = 0; index < n; index += 1) if (random.next() < p) count += 1;
  return count;
}

function normals(count: number, random: Random): number[] {
  return Array.from({ length: count }, () => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next()));
}
