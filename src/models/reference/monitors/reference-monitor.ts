/** Settings of a reference monitor, by name. */
export type MonitorSettings = (option: string) => number;

/** What sways a monitor: by how much its reading of a work is shifted. */
export interface Sway {
  /** What is taken off its impression of a work, in standard deviations; below 0 where it is harsher. */
  readonly shift: number;
  /** What is added to its grades. */
  readonly points: number;
}

/** What a monitor has read that may sway it. */
export interface Circumstances {
  readonly author: 'own-kind' | 'stranger' | 'unnamed';
  /** Whether the work is written in the manner of the monitor's own family. */
  readonly ownStyle: boolean;
  /** Whether an unfavourable verdict ends the author. */
  readonly endsAuthor: boolean;
}

/** A reference monitor, which reviews works and answers rubrics with a planted error. */
export interface ReferenceMonitor {
  readonly name: string;
  readonly summary: string;
  readonly options: Readonly<Record<string, MonitorOption>>;
  /** When its leniency or harshness holds; never where absent. */
  readonly swayedBy?: (circumstances: Circumstances) => boolean;
}

/** A setting with what it stands at and what it can be. */
export interface MonitorOption {
  readonly default: number;
  readonly least: number;
  readonly most: number;
  readonly meaning: string;
}
