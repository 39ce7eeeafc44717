import type { Interval } from '../../../spec/index.ts';

/** A share of trials that a judge got right. */
export interface CalibratedShare {
  readonly count: number;
  readonly n: number;
  readonly rate: number;
  readonly interval: Interval;
}

/** A judge against one kind of truth. */
export interface CalibratedAccuracy {
  readonly trials: number;
  readonly answers: readonly {
    readonly answer: string;
    readonly sensitivity: CalibratedShare | null;
    readonly specificity: CalibratedShare | null;
  }[];
  readonly confusion: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly notes: readonly string[];
}

/** An interval without its estimate. */
export interface CalibratedRange {
  readonly low: number;
  readonly high: number;
}

type Component = CalibratedRange & { readonly estimate: number };

/** How two agree. */
export interface CalibratedPair {
  readonly one: string;
  readonly other: string;
  readonly trials: number;
  readonly agreement: number | null;
  readonly kappa: (CalibratedRange & { readonly kappa: number }) | null;
}

/** How several agree. */
export interface CalibratedMany {
  readonly trials: number;
  readonly alpha: (CalibratedRange & { readonly alpha: number }) | null;
}

/** The variance of answers, split. */
export interface CalibratedVariance {
  readonly judge: Component;
  readonly subject: Component;
  readonly intraclass: Component;
}

/** How a judge agrees with itself, or the judges of a panel with each other. */
export interface CalibratedRepeats extends CalibratedMany {
  readonly variance: CalibratedVariance | null;
  readonly variances: readonly (CalibratedVariance & { readonly answer: string })[];
}

/** What a judge or a panel gets wrong on one question. */
export interface CalibratedJudge {
  readonly rubric: string;
  readonly field: string;
  readonly synthetic: boolean;
  readonly trials: number;
  readonly tied: number;
  readonly unanswered: number;
  readonly labels: CalibratedAccuracy & { readonly tiedLabels: number };
  readonly world: CalibratedAccuracy;
  readonly planted: CalibratedAccuracy;
  readonly repeated: CalibratedRepeats | null;
}

/** What is known of judges, as `custodes calibrate` finds it. */
export interface Calibrated {
  readonly judges: readonly (CalibratedJudge & { readonly judge: string; readonly repeats: number })[];
  readonly panels: readonly (CalibratedJudge & { readonly judges: readonly string[] })[];
  readonly betweenJudges: readonly (CalibratedPair & { readonly field: string })[];
  readonly withPeople: readonly (CalibratedPair & { readonly field: string })[];
  readonly people: readonly (CalibratedMany & { readonly name: string; readonly pairs: readonly CalibratedPair[] })[];
}
