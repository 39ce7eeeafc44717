/** What a rule to stop early would do, before anything is spent. */
export interface StoppingAdvice {
  /** As written. */
  readonly rule: string;
  /** What it looks at, in words. */
  readonly looksAt: string;
  /** The planned trials of a cell, at which it ends in any case. */
  readonly trials: number;
  /** Level of its sequence. */
  readonly level: number;
  readonly rows: readonly StoppingForecast[];
}

/** What is to be expected where the rates are so. */
export interface StoppingForecast {
  /** The rate; of a contrast that of the first arm. */
  readonly rate: number;
  /** Of the second arm of a contrast. */
  readonly second?: number;
  /** Trials of a cell until it stops or ends, on average. */
  readonly meanTrials: number;
  /** Share that comes to the planned trials without stopping. */
  readonly undecided: number;
  /** Share that stops on the wrong side of the line, or with a sequence that misses the rate. */
  readonly wrong: number;
  /** The fixed number of trials that decides rightly as often (at most in 99 %), or gives the width; null where none does, or more than a million. */
  readonly fixedTrials: number | null;
}
