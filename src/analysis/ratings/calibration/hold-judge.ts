import type { Label } from '../../../spec/index.ts';
import { decideLabels, type JudgedTrial } from '../judges/judged-trials.ts';
import { accuracyByLabels, accuracyByTruth, type Accuracy } from './judge-accuracy.ts';
import { plantedTruth, worldTruth } from './known-truths.ts';
import { agreementOfRepeats, type RepeatAgreement } from './rating-agreement.ts';

/** What a judge, or a panel, gets wrong on one question, against each truth by itself. */
export interface HeldJudge {
  /** Trials that it read, those of which its readings or judges tie, and those without a valid answer. */
  readonly trials: number;
  readonly tied: number;
  readonly unanswered: number;
  /** Against people: trials of which they tie have no truth, and are counted in `tiedLabels`. */
  readonly labels: Accuracy & { readonly tiedLabels: number };
  readonly world: Accuracy;
  readonly planted: Accuracy;
  /** How the readings of a judge, or the judges of a panel, agree; null where no trial has two answers. */
  readonly repeated: RepeatAgreement | null;
}

/** Holds what was said of some trials against people's labels, the world's state and what is planted. */
export function holdJudge(
  judged: readonly JudgedTrial[],
  labels: readonly Label[],
  {
    field,
    modelOf,
    ...setting
  }: {
    readonly field: string;
    /** The subject of a trial. */
    readonly modelOf: (trial: JudgedTrial) => string;
    readonly level: number;
    readonly seed: number;
    /** The answers that the question can have. */
    readonly answers: readonly string[];
  },
): HeldJudge {
  const decided = decideLabels(labels, field);
  return {
    trials: judged.length,
    tied: judged.filter(({ type }) => type === 'tied').length,
    unanswered: judged.filter(({ type }) => type === 'none').length,
    labels: {
      ...accuracyByLabels(judged, decided, setting),
      tiedLabels: judged.filter(({ id }) => decided.get(id)?.type === 'tied').length,
    },
    world: accuracyByTruth(judged, (trial) => worldTruth(trial, field), setting),
    planted: accuracyByTruth(judged, (trial) => plantedTruth(trial, field, modelOf(trial)), setting),
    repeated: agreementOfRepeats(judged, setting),
  };
}
