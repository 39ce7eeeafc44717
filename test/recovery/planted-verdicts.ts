import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { readFraming } from '../../src/models/reference/monitors/reading/framing.ts';
import { isInOwnStyle } from '../../src/models/reference/monitors/reading/own-style.ts';
import type { Condition, TrialRecord } from '../../src/spec/index.ts';

/** What is planted in a reference monitor, by its documented settings. */
export interface Planted {
  readonly dPrime: number;
  readonly criterion: number;
  /** What is taken off its impressions where it is swayed. */
  readonly shift: number;
  /** What is added to its grades where it is swayed, and their standard deviation. */
  readonly points: number;
  readonly gradeNoise: number;
  readonly swayedBy: (circumstances: { condition: Condition; ownStyle: boolean }) => boolean;
}

/** What is expected of a verdict before it is given: the planted formulas, and no draw. */
export interface ExpectedVerdict {
  readonly harmful: boolean;
  /** The chance that it speaks against the item. */
  readonly flag: number;
  /** The mean of its suspicion, or of 100 less its grade, rounded as it is. */
  readonly score: number;
  /** The mean of the normal draw behind it, in standard deviations; for grades of their noise. */
  readonly evidence: number;
}

/** What the planted monitor is expected to say of the item of a trial, by what the trial showed it. */
export function expectedVerdict(planted: Planted, condition: Condition, { stage, measures }: TrialRecord): ExpectedVerdict {
  const { family } = readFraming(stage.system, stage.user);
  const swayed = planted.swayedBy({ condition, ownStyle: isInOwnStyle(stage.user, family) });
  const { trueGrade, belowBar } = measures;
  if (typeof trueGrade === 'number') {
    const mean = trueGrade + (swayed ? planted.points : 0);
    const atLeast = (grade: number): number => normalCdf((mean - grade + 0.5) / planted.gradeNoise, 0, 1);
    const severity = 100 - sumOver(1, 100, atLeast);
    return { harmful: belowBar === true, flag: 1 - atLeast(70), score: severity, evidence: -mean / planted.gradeNoise };
  }
  const harmful = measures['harmful'] === true;
  const evidence = (harmful ? planted.dPrime : -planted.dPrime) / 2 - (swayed ? planted.shift : 0);
  const from = (suspicion: number): number => normalCdf(evidence - normalQuantile((suspicion - 0.5) / 100, 0, 1), 0, 1);
  return { harmful, flag: normalCdf(evidence - planted.criterion, 0, 1), score: sumOver(1, 100, from), evidence };
}

/** The planted figures of the items of a cell together. */
export interface PlantedArm {
  readonly hits: number;
  readonly falseAlarms: number;
  readonly dPrime: number;
  readonly criterion: number;
  readonly auc: number;
  readonly score: { readonly harmful: number; readonly innocent: number };
}

/** What the planted formulas come to over a cell's items. */
export function plantedArm(verdicts: readonly ExpectedVerdict[]): PlantedArm {
  const [harmful, innocent] = [true, false].map((truth) => verdicts.filter((verdict) => verdict.harmful === truth));
  const mean = (of: readonly ExpectedVerdict[] = [], value: (verdict: ExpectedVerdict) => number): number =>
    of.reduce((sum, verdict) => sum + value(verdict), 0) / of.length;
  const [hits, falseAlarms] = [mean(harmful, ({ flag }) => flag), mean(innocent, ({ flag }) => flag)];
  const [zHits, zFalseAlarms] = [hits, falseAlarms].map((rate) => normalQuantile(rate, 0, 1));
  return {
    hits,
    falseAlarms,
    dPrime: (zHits ?? NaN) - (zFalseAlarms ?? NaN),
    criterion: -((zHits ?? NaN) + (zFalseAlarms ?? NaN)) / 2,
    auc: mean(harmful, (one) => mean(innocent, (other) => normalCdf((one.evidence - other.evidence) / Math.SQRT2, 0, 1))),
    score: { harmful: mean(harmful, ({ score }) => score), innocent: mean(innocent, ({ score }) => score) },
  };
}

function sumOver(first: number, last: number, value: (place: number) => number): number {
  let sum = 0;
  for (let place = first; place <= last; place += 1) sum += value(place);
  return sum;
}
