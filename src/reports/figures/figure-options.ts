/** How a figure is drawn. */
export interface FigureOptions {
  /**
   * Unique among the figures of a page: every id within the figure begins with it. Letters, digits and dashes, a letter
   * first.
   */
  readonly id: string;
  /** In CSS pixels, from 320; 720 where absent. Labels wrap and tiles shrink, text does not. */
  readonly width?: number;
  /**
   * `inline` takes its colours from the page (custom properties such as `--ink`, with light fallbacks), so that the
   * page's light or dark decides; `paper` has fixed light colours, for files, print and PNG.
   */
  readonly theme?: 'inline' | 'paper';
  /** Whether the title is drawn, besides being read aloud; false where it stands beside the figure already. */
  readonly heading?: boolean;
  /** Whether a subject was a reference subject: the figure then says so. */
  readonly synthetic?: boolean;
}

/** What every figure says in words: its title, shown and read aloud, and what is to be seen, read aloud. */
export interface FigureWords {
  readonly title: string;
  readonly description: string;
}

/** A share of trials, from 0 to 1; null where no trial has a value. */
export interface FigureRate {
  readonly rate: number | null;
  /** Trials with a value. */
  readonly n: number;
  readonly interval: FigureInterval | null;
}

/** An interval in the unit of what it belongs to. */
export interface FigureInterval {
  readonly level: number;
  readonly low: number;
  readonly high: number;
}
