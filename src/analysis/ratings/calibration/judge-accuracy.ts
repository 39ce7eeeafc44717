import { stratifiedAccuracy, wilsonInterval } from '../../../stats/index.ts';
import type { Interval } from '../../../spec/index.ts';
import type { Decision } from '../judges/decide-answer.ts';
import type { JudgedTrial } from '../judges/judged-trials.ts';
import type { Truth } from './known-truths.ts';
import { labelStrata } from '../correction/label-strata.ts';

/** A share of trials; `count` of `n`, or where labels were drawn by stratum weighed with the strata's sizes. */
export interface CountedShare {
  readonly count: number;
  readonly n: number;
  readonly rate: number;
  readonly interval: Interval;
}

/** How well a judge tells one answer from all others. */
export interface AnswerAccuracy {
  readonly answer: string;
  /** Of the trials of which it is true, those of which the judge says so; a judge without an answer misses it. Null without such trials. */
  readonly sensitivity: CountedShare | null;
  /** Of the trials of which it is not true, those of which the judge does not say so. Null without such trials. */
  readonly specificity: CountedShare | null;
}

/** A judge held against one kind of truth. */
export interface Accuracy {
  /** Trials of which something is known. */
  readonly trials: number;
  readonly answers: readonly AnswerAccuracy[];
  /** Trials by what is true, where that is one answer, and by what the judge says; `(tied)` and `(no answer)` among it. */
  readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Why something is missing, one line each. */
  readonly notes: readonly string[];
}

interface Setting {
  readonly level: number;
  readonly seed: number;
  /** Answers that the question has; those that were given are added. */
  readonly answers?: readonly string[];
}

/** Holds a judge against truths that are known of every trial of their kind: counted as they are, with Wilson intervals. */
export function accuracyByTruth(
  judged: readonly JudgedTrial[],
  truthOf: (trial: JudgedTrial) => Truth,
  { level, answers: given = [] }: Omit<Setting, 'seed'>,
): Accuracy {
  const known = judged.map((trial) => ({ trial, truth: truthOf(trial) })).filter(({ truth }) => truth.length > 0);
  const answers = [
    ...new Set([...given, ...known.flatMap(({ truth, trial }) => [...truth, ...(trial.said === null ? [] : [trial.said])])]),
  ];
  const share = (trials: readonly (typeof known)[number][], isRight: (said: string | null) => boolean): CountedShare | null => {
    const [count, n] = [trials.filter(({ trial }) => isRight(trial.said)).length, trials.length];
    return n === 0 ? null : { count, n, rate: count / n, interval: { level, method: 'wilson', ...wilsonInterval({ count, n, level }) } };
  };
  return {
    trials: known.length,
    answers: answers.map((answer) => ({
      answer,
      sensitivity: share(
        known.filter(({ truth }) => truth.length === 1 && truth[0] === answer),
        (said) => said === answer,
      ),
      specificity: share(
        known.filter(({ truth }) => !truth.includes(answer)),
        (said) => said !== answer,
      ),
    })),
    confusion: confusionOf(
      known.flatMap(({ trial, truth: [only, ...more] }) => (only === undefined || more.length > 0 ? [] : [[only, trial] as const])),
    ),
    notes: [],
  };
}

/**
 * Holds a judge against people's labels. Where all trials have one, they are counted as they are; else each counts for the
 * trials that it was drawn from, as `labelStrata` has it: labels that were drawn by what the judge said would else make it
 * look better than it is.
 */
export function accuracyByLabels(
  judged: readonly JudgedTrial[],
  labels: ReadonlyMap<string, Decision>,
  { level, seed, answers: given = [] }: Setting,
): Accuracy {
  const labelOf = (trial: JudgedTrial): Truth => {
    const decision = labels.get(trial.id);
    return decision?.type === 'answer' ? [decision.answer] : [];
  };
  const plain = accuracyByTruth(judged, labelOf, { level, answers: given });
  if (plain.trials === 0 || plain.trials === judged.length) return plain;
  const { strata } = labelStrata(judged, labels, { least: 1 });
  const short = strata.find((stratum) => stratum.labels.length === 0);
  if (short !== undefined) {
    const what = short.said === null ? 'without an answer of the judge' : `of which the judge said ${short.said}`;
    return {
      ...plain,
      answers: [],
      notes: [`nobody has labelled any of the ${short.trials.length} trials ${what}, so that what it missed there is not known`],
    };
  }
  const answers = plain.answers.map(({ answer, sensitivity: hits, specificity: rejections }): AnswerAccuracy => {
    const found = stratifiedAccuracy({
      strata: strata.map(({ said, trials, labels: own }) => ({
        said: said === answer,
        size: trials.length,
        labelled: own.length,
        so: own.filter(({ label }) => label === answer).length,
      })),
      draws: 2000,
      seed,
      level,
    });
    const share = (counted: CountedShare | null, weighed: typeof found.sensitivity): CountedShare | null =>
      counted === null || weighed === null
        ? null
        : { ...counted, rate: weighed.estimate, interval: { level, method: 'stratified-jeffreys', low: weighed.low, high: weighed.high } };
    return { answer, sensitivity: share(hits, found.sensitivity), specificity: share(rejections, found.specificity) };
  });
  return { ...plain, answers };
}

function confusionOf(pairs: readonly (readonly [truth: string, trial: JudgedTrial])[]): Accuracy['confusion'] {
  const rows = new Map<string, Map<string, number>>();
  for (const [truth, { said, type }] of pairs) {
    const row = rows.get(truth) ?? new Map<string, number>();
    rows.set(truth, row);
    const column = said ?? (type === 'tied' ? '(tied)' : '(no answer)');
    row.set(column, (row.get(column) ?? 0) + 1);
  }
  return Object.fromEntries([...rows].sort().map(([truth, row]) => [truth, Object.fromEntries([...row].sort())]));
}
