/** What one expects of the two arms of a contrast: rates in [0, 1], or means. */
export interface ExpectedArms {
  readonly arm: number;
  readonly minus: number;
  /** Standard deviation of a number within a cell; needed for means. */
  readonly sd?: number;
}

/** One arm of a planned contrast. */
export interface ArmSize {
  readonly label: string;
  readonly cells: number;
  readonly trials: number;
}

/** What a contrast of a plan can show. Trials are a cell. */
export interface ContrastPower {
  readonly id: string;
  readonly name: string;
  readonly measure: string;
  readonly model: string;
  readonly type: 'proportions' | 'means';
  readonly arms: readonly [ArmSize, ArmSize];
  readonly expected: ExpectedArms;
  /** Of the test at the family's level, with the trials of the plan; null for means without a standard deviation. */
  readonly power: number | null;
  /** Expected width of its interval at `level`, unadjusted. */
  readonly width: number | null;
  /** Trials a cell for the wanted power, and for the wanted width; null where no number is enough. */
  readonly trialsForPower: number | null;
  readonly trialsForWidth: number | null;
  /** The smallest difference from the expected second arm that the planned trials show with the wanted power, up and down. */
  readonly smallestEffect: { readonly up: number | null; readonly down: number | null };
}

/** What a study can show before anything is spent. */
export interface StudyPower {
  readonly level: number;
  readonly wantedPower: number;
  readonly wantedWidth: number;
  /** The level of each test, so that the whole primary family errs no more often than `1 - level`: Bonferroni's, Holm's first step. */
  readonly alpha: number;
  readonly familySize: number;
  readonly contrasts: readonly ContrastPower[];
  /** For a single cell's rate: trials for the wanted width of its Wilson interval, and the width with the trials of the plan. */
  readonly rate: { readonly expected: number; readonly trialsForWidth: number; readonly widthAtPlan: number };
}
