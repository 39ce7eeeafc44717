import { CustodesError } from '../../../errors/index.ts';
import type { Label } from '../../../spec/index.ts';
import {
  answerVariances,
  cohenKappaInterval,
  krippendorffAlphaInterval,
  type AnswerVariances,
  type KappaInterval,
} from '../../../stats/index.ts';
import type { JudgedTrial } from '../judges/judged-trials.ts';

/** How far two agree on the trials that both answered. */
export interface PairAgreement {
  readonly one: string;
  readonly other: string;
  readonly trials: number;
  /** Share of these trials on which they say the same; null without any. */
  readonly agreement: number | null;
  /** Cohen's, unweighted; null where it is not defined, as where both say one thing only. */
  readonly kappa: KappaInterval | null;
}

/** How far several readings or people agree. */
export interface ManyAgreement {
  /** Trials with two answers or more. */
  readonly trials: number;
  /** Krippendorff's, nominal, with a bootstrap interval over trials; null where it is not defined. */
  readonly alpha: { readonly alpha: number; readonly low: number; readonly high: number } | null;
}

type Component = AnswerVariances['within'];

/** The variance of answers, split. */
export interface VarianceSplit {
  /** Between answers to one trial: the judge's, or between the judges of a panel. */
  readonly judge: Component;
  /** Between trials: the subject's. */
  readonly subject: Component;
  /** The subject's share of both, 0 to 1. */
  readonly intraclass: Component;
}

/** How a judge agrees with itself over repeated readings of a trial, or the judges of a panel with each other. */
export interface RepeatAgreement extends ManyAgreement {
  /** Over all answers, the sum of those of each; null where all are alike, or where fewer than three trials have any. */
  readonly variance: VarianceSplit | null;
  /** Of each answer, as yes or no. */
  readonly variances: readonly (VarianceSplit & { readonly answer: string })[];
}

interface Setting {
  readonly level: number;
  readonly seed: number;
}

const resamples = 1000;

/** How two agree, by their answers of each trial. */
export function agreementOfPair(
  [one, answersOfOne]: readonly [string, ReadonlyMap<string, string>],
  [other, answersOfOther]: readonly [string, ReadonlyMap<string, string>],
  { level }: Pick<Setting, 'level'>,
): PairAgreement {
  const both = [...answersOfOne].flatMap(([trial, answer]) => {
    const second = answersOfOther.get(trial);
    return second === undefined ? [] : [[answer, second] as const];
  });
  const [a, b] = [both.map(([first]) => first), both.map(([, second]) => second)];
  const categories = [...new Set(both.flat())];
  return {
    one,
    other,
    trials: both.length,
    agreement: both.length === 0 ? null : both.filter(([first, second]) => first === second).length / both.length,
    kappa: defined(() => cohenKappaInterval({ a, b, categories, weights: 'none', level })),
  };
}

/** How the readings of one judge agree over the trials that it read twice or more, or the judges of a panel over those that two answered. */
export function agreementOfRepeats(judged: readonly JudgedTrial[], { level, seed }: Setting): RepeatAgreement | null {
  const repeated = judged.filter(({ readings }) => readings.length >= 2);
  if (repeated.length === 0) return null;
  const groups = repeated.map(({ readings }) => readings);
  const most = groups.reduce((length, readings) => Math.max(length, readings.length), 0);
  const ratings = Array.from({ length: most }, (_none, repeat) => groups.map((readings) => readings[repeat] ?? null));
  const answers = [...new Set(groups.flat())].sort();
  const splitOver = (some: readonly string[]): VarianceSplit | null =>
    defined(() => {
      const { within, between, intraclass } = answerVariances({ groups, answers: some, level });
      return { judge: within, subject: between, intraclass };
    });
  return {
    trials: repeated.length,
    alpha: defined(() => krippendorffAlphaInterval({ ratings, level, resamples, seed })),
    variance: splitOver(answers),
    variances: answers.flatMap((answer) => {
      const split = splitOver([answer]);
      return split === null ? [] : [{ answer, ...split }];
    }),
  };
}

/** How people agree on one name, all together and each two of them. */
export function agreementOfPeople(
  labels: readonly Label[],
  name: string,
  { level, seed }: Setting,
): ManyAgreement & { readonly pairs: readonly PairAgreement[] } {
  const own = labels.filter((label) => label.name === name && label.value !== null);
  const raters = [...Map.groupBy(own, ({ rater }) => rater)]
    .map(([rater, given]) => [rater, new Map(given.map(({ trial, value }) => [trial, String(value)]))] as const)
    .sort(([one], [other]) => one.localeCompare(other));
  const trials = [...new Set(own.map(({ trial }) => trial))].filter(
    (trial) => raters.filter(([, answers]) => answers.has(trial)).length >= 2,
  );
  const ratings = raters.map(([, answers]) => trials.map((trial) => answers.get(trial) ?? null));
  const pairs = raters.flatMap((one, place) => raters.slice(place + 1).map((other) => agreementOfPair(one, other, { level })));
  return {
    trials: trials.length,
    alpha: defined(() => krippendorffAlphaInterval({ ratings, level, resamples, seed })),
    pairs: pairs.filter((pair) => pair.trials > 0),
  };
}

/** Null where a figure is not defined, as where all say the same. */
function defined<Figure>(figure: () => Figure): Figure | null {
  try {
    return figure();
  } catch (error) {
    if (error instanceof CustodesError && error.code === 'invalid-argument') return null;
    throw error;
  }
}
