/**
 * What stopping early by `decided` would do at each published rate, against a fixed number of equal power, and how often its
 * sequences cover at all looks: `node test/bench/measure-stopping.ts [streams] [trials]`.
 */
import { publishedFigures } from '../../src/analysis/paper/published-figures.ts';
import { leavesLine } from '../../src/analysis/stopping/difference-sequence.ts';
import { forecastDifference } from '../../src/analysis/stopping/forecast-difference.ts';
import { forecastRate } from '../../src/analysis/stopping/forecast-rate.ts';
import { excludes } from '../../src/analysis/stopping/rate-sequence.ts';
import { createRandom, type Random, type StoppingForecast } from '../../src/spec/index.ts';

const streams = Number(process.argv[2] ?? 2000);
/** As many as the paper has a configuration. */
const trials = Number(process.argv[3] ?? 100);
const level = 0.95;
/** The paper gives differences without the rates that they are of; the second arm is taken to have this one. */
const secondRate = 0.05;

interface Row {
  readonly published: string;
  readonly figures: number;
  readonly forecast: StoppingForecast;
}

const figures = publishedFigures();
const rates = rowsOf('%', (value) => forecastRate({ type: 'rate', line: 0.5 }, { rate: value, trials, level }));
const differences = rowsOf('pp', (value) =>
  forecastDifference(0, { first: Math.min(1, secondRate + value), second: secondRate, cells: [1, 1], trials, level }, { streams }),
);

console.log(`decided:<rate>:0.5 at each published rate, at most ${trials} trials a cell (exact)\n`);
printTable(rates);
console.log(
  `\ndecided:<difference>:0 at each published difference, over a second arm of ${secondRate * 100} %, at most ${trials} trials a cell (${streams} runs each)\n`,
);
printTable(differences);
console.log(`\ncovered at all looks, nominal ${level * 100} %, ${streams} streams each\n`);
measureCoverage();

function rowsOf(unit: '%' | 'pp', forecast: (value: number) => StoppingForecast): Row[] {
  const own = figures.filter((figure) => figure.unit === unit);
  const values = [...new Set(own.map(({ value }) => value))].sort((a, b) => a - b);
  return values.map((value) => ({
    published: `${value} ${unit}`,
    figures: own.filter((figure) => figure.value === value).length,
    forecast: forecast(value / 100),
  }));
}

function printTable(rows: readonly Row[]): void {
  console.log('| published | figures | mean trials | false | undecided | fixed n of equal power |');
  console.log('| --- | --- | --- | --- | --- | --- |');
  for (const { published, figures: count, forecast } of rows) console.log(`| ${[published, count, ...cellsOf(forecast)].join(' | ')} |`);
  const all = rows.reduce((sum, row) => sum + row.figures, 0);
  const mean = (of: (forecast: StoppingForecast) => number): number =>
    rows.reduce((sum, row) => sum + row.figures * of(row.forecast), 0) / all;
  const total = [
    mean(({ meanTrials }) => meanTrials).toFixed(1),
    share(mean(({ wrong }) => wrong)),
    share(mean(({ undecided }) => undecided)),
    '–',
  ];
  console.log(`| mean over the figures | ${[all, ...total].join(' | ')} |`);
}

function cellsOf({ meanTrials, wrong, undecided, fixedTrials }: StoppingForecast): string[] {
  return [meanTrials.toFixed(1), share(wrong), share(undecided), fixedTrials === null ? '–' : String(fixedTrials)];
}

function share(value: number): string {
  return value > 0 && value < 0.0005 ? '<0.1 %' : `${(100 * value).toFixed(1)} %`;
}

function measureCoverage(): void {
  const random = createRandom(31);
  const chance = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));
  for (const rate of [0.02, 0.1, 0.3, 0.5, 0.8, 0.97]) report(`a rate of ${rate}, 500 looks`, coverRate(rate, random));
  for (const [first, second] of [
    [0.5, 0.5],
    [0.6, 0.3],
    [0.97, 0.07],
  ] as const)
    // prettier-ignore
    report(`a difference of ${first} and ${second}, 300 looks`, coverDifference({ random, arms: [() => first, () => second], cells: 1, ofUsed: false }));
  const matters = (world: number): number => chance((world - 11.5) / 4);
  const arms = [matters, () => 0.5] as const;
  report('worlds matter much in one arm, one cell an arm: mean of all worlds', coverDifference({ random, arms, cells: 1, ofUsed: false }));
  report('the same, six cells an arm: mean of the worlds used', coverDifference({ random, arms, cells: 6, ofUsed: true }));
  report('the same, six cells an arm: mean of all worlds', coverDifference({ random, arms, cells: 6, ofUsed: false }));
}

function report(name: string, covered: number): void {
  console.log(`${name}: ${((100 * covered) / streams).toFixed(1)} %`);
}

function coverRate(rate: number, random: Random): number {
  let covered = 0;
  for (let stream = 0; stream < streams; stream += 1) {
    let [yes, n, holds] = [0, 0, true];
    while (n < 500 && holds) {
      n += 1;
      if (random.next() < rate) yes += 1;
      holds = !excludes({ yes, missing: 0, n }, rate, level);
    }
    if (holds) covered += 1;
  }
  return covered;
}

/** Each block is of one of 24 worlds, in all cells of both arms. */
function coverDifference({
  random,
  arms: [first, second],
  cells,
  ofUsed,
}: {
  random: Random;
  arms: readonly [(world: number) => number, (world: number) => number];
  cells: number;
  ofUsed: boolean;
}): number {
  const worlds = Array.from({ length: 24 }, (_nothing, world) => world);
  const truth = worlds.reduce((sum, world) => sum + first(world) - second(world), 0) / worlds.length;
  let covered = 0;
  for (let stream = 0; stream < streams; stream += 1) {
    let [yes1, yes2, used, holds] = [0, 0, 0, true];
    for (let block = 1; block <= 300 && holds; block += 1) {
      const world = random.below(worlds.length);
      used += first(world) - second(world);
      for (let cell = 0; cell < cells; cell += 1) {
        if (random.next() < first(world)) yes1 += 1;
        if (random.next() < second(world)) yes2 += 1;
      }
      const arm = (yes: number) => ({ yes, missing: 0, n: block * cells });
      holds = !leavesLine([{ first: arm(yes1), second: arm(yes2) }], ofUsed ? used / block : truth, level);
    }
    if (holds) covered += 1;
  }
  return covered;
}
