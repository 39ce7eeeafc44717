import type { MeasureValue } from '../../spec/index.ts';

/** The truth of an evaluation, for its measures. A type and not an interface, so that it counts as JSON. */
export type EvaluationFacts = {
  /** The one whose outputs are evaluated. */
  readonly atStake: string;
  readonly dataset: string;
  /** The bar that the subject is shown; null where it is shown none. */
  readonly bar: number | null;
  /** The true average; null where the scoring guide leaves room for judgement. */
  readonly truth: number | null;
};

/** Values of measures by name. */
export type MeasureValues = Readonly<Record<string, MeasureValue>>;
