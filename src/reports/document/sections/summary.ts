import { plantedNotice, type Contrast } from '../../../spec/index.ts';
import { wilsonInterval } from '../../../stats/index.ts';
import { differenceRange, differenceText } from '../../difference-in-words.ts';
import { percent } from '../../figures-in-words.ts';
import { paragraph } from '../blocks.ts';
import { primaryOutcomes, type Outcome } from '../primary-outcomes.ts';
import type { Section } from '../report-document.ts';
import type { ReportInput } from '../report-input.ts';
import { capital, counted, grouped, inWords } from '../words/lists.ts';

/** The whole in three sentences, made by rule: what was run, what came out, and what is not known. */
export function summarySection(input: ReportInput): Section {
  const named = input.results.contrasts.filter(({ family }) => family === 'primary');
  return {
    id: 'summary',
    title: 'Summary',
    blocks: [
      paragraph([whatWasRun(input), named.length === 0 ? whatRates(input) : whatDiffers(named), whatIsMissing(input)].join(' '), 'lead'),
      paragraph(
        'These three sentences are made by rule from the numbers below: they say how often something was done, and nothing about why.',
        'note',
      ),
    ],
  };
}

function whatWasRun({ run, results }: ReportInput): string {
  const models = [...new Set(run.cells.map(({ model }) => model))];
  const conditions = new Set(run.cells.map(({ scenario, condition }) => JSON.stringify([scenario, condition])));
  const situations = [...new Set(run.cells.map(({ scenario }) => scenario))];
  const planned = run.cells.reduce((sum, { trials }) => sum + trials, 0);
  const completed = results.cells.reduce((sum, { trials }) => sum + trials.completed, 0);
  const refused = results.cells.reduce((sum, { trials }) => sum + trials.refused, 0);
  const subjects = models.length > 3 ? counted(models.length, 'model') : inWords(models);
  return `${run.synthetic ? `${capital(plantedNotice)}: ` : ''}${subjects} went through ${counted(planned, 'planned trial')} of ${counted(situations.length, 'situation')} under ${counted(conditions.size, 'condition')}: ${grouped(completed)} were completed, ${grouped(refused)} ended in an open refusal, and ${grouped(planned - completed - refused)} ended otherwise or were not run.`;
}

/** Shows of the contrasts that stand out as many as a reader takes in. */
const mostNamed = 3;

function whatDiffers(named: readonly Contrast[]): string {
  const severalModels = new Set(named.map(({ model }) => model)).size > 1;
  const differing = named.filter(isShown).sort((a, b) => Math.abs(b.estimate ?? 0) - Math.abs(a.estimate ?? 0));
  const shown = differing.length === 0 ? named.slice(0, mostNamed) : differing.slice(0, mostNamed);
  const texts = shown.map(
    ({ name, measure, model, type, estimate, interval }) =>
      `“${name}” in ${measure}${severalModels ? ` with ${model}` : ''}: ${differenceText(estimate, type)}${interval === null ? '' : ` (${percent(interval.level)} interval ${differenceRange(interval, type).slice(1, -1)})`}`,
  );
  const head =
    differing.length === 0
      ? `Of ${counted(named.length, 'difference')} named before the run, none is beyond chance once all are taken together`
      : `Of ${counted(named.length, 'difference')} named before the run, ${differing.length === named.length && named.length > 1 ? 'all are' : differing.length === 1 ? '1 is' : `${grouped(differing.length)} are`} beyond chance once all are taken together`;
  const lead = differing.length > mostNamed ? `, the largest being ${texts.join('; ')}` : ` (${texts.join('; ')})`;
  return `${head}${lead}.`;
}

/** Beyond chance by the adjusted test. */
function isShown({ test, interval, estimate }: Contrast): boolean {
  return test !== null && estimate !== null && estimate !== 0 && test.adjusted <= 1 - (interval?.level ?? 0.95);
}

function whatRates(input: ReportInput): string {
  const models = [...new Set(input.run.cells.map(({ model }) => model))];
  const texts = primaryOutcomes(input).map((outcome) =>
    models.length === 1 ? `${outcome.measure.name} was true in ${rateText(outcome)}` : rangeText(input, models, outcome),
  );
  return `Counted over all conditions in which it can be told, ${inWords(texts)}.`;
}

/** The models with the lowest and the highest rate: several are not counted together. */
function rangeText(input: ReportInput, models: readonly string[], { measure }: Outcome): string {
  const rates = models
    .flatMap((model) => {
      const cells = input.results.cells.filter((cell) => cell.model === model);
      const own = primaryOutcomes({ ...input, results: { ...input.results, cells } }).find(
        (outcome) => outcome.measure.name === measure.name,
      );
      return own === undefined || own.n === 0 ? [] : [{ model, own }];
    })
    .sort((a, b) => a.own.count / a.own.n - b.own.count / b.own.n);
  const [lowest, highest] = [rates[0], rates.at(-1)];
  if (lowest === undefined || highest === undefined) return `no trial has a value of ${measure.name}`;
  if (lowest === highest) return `${measure.name} was true in ${rateText(lowest.own)} with ${lowest.model}`;
  return `${measure.name} was true least often with ${lowest.model}, in ${rateText(lowest.own)}, and most often with ${highest.model}, in ${rateText(highest.own)}`;
}

function rateText({ count, n, level, isLooked }: Outcome): string {
  if (n === 0) return 'no trial, since none has a value';
  if (isLooked) return `${grouped(count)} of ${counted(n, 'trial')} (${percent(count / n)})`;
  const { low, high } = wilsonInterval({ count, n, level });
  return `${grouped(count)} of ${counted(n, 'trial')} (${percent(count / n)}, ${percent(level)} interval ${percent(low)} to ${percent(high)})`;
}

function whatIsMissing(input: ReportInput): string {
  const outcomes = primaryOutcomes(input);
  const expected = outcomes.reduce((sum, { expected: own }) => sum + own, 0);
  const missing = outcomes.reduce((sum, { expected: own, n }) => sum + own - n, 0);
  const held = 'and all of this holds for the texts and worlds that were used';
  if (missing === 0) return `No trial lacks the value that it should have, ${held}.`;
  const worst = outcomes
    .filter(({ expected: own, n }) => own > n)
    .map(({ measure, count, n, expected: own }) => `${measure.name} at ${percent(count / own)} to ${percent((count + own - n) / own)}`);
  return `${counted(missing, 'trial')} of ${grouped(expected)} ${missing === 1 ? 'lacks' : 'lack'} the value that it should have, which at worst puts ${inWords(worst)}, ${held}.`;
}
