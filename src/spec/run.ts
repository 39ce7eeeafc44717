import type { ShortenedItems } from './audit/shortened-items.ts';
import type { Cell } from './cell.ts';
import type { Study } from './study.ts';
import type { Transcript } from './transcript.ts';

export const runStatuses = ['running', 'finished', 'interrupted', 'budget-reached'] as const;
export type RunStatus = (typeof runStatuses)[number];

/** A run: what was planned, by which program, and how far it got. */
export interface RunRecord {
  readonly id: string;
  readonly study: Study;
  readonly cells: readonly Cell[];
  readonly status: RunStatus;
  /** True where a subject is a reference subject: planted, not found. */
  readonly synthetic: boolean;
  readonly createdAt: string;
  readonly finishedAt?: string;
  /** Version of custodes. */
  readonly version: string;
  /** Commit of the checkout that ran it, with `-dirty` where it differed; absent in an installed package. */
  readonly revision?: string;
  /** Hashes of each scenario's texts, data and measures. */
  readonly scenarioVersions: Readonly<Record<string, string>>;
  /** Hash of the words in which questions are put after a trial; absent where none are. */
  readonly followUpVersion?: string;
  /** What an audit was made with besides its study; absent where the run is none. */
  readonly audit?: AuditSetting;
  /** Where its answers come from, if not bought or computed: the calls of another run, or a trial of one up to a call. */
  readonly origin?: RunOrigin;
}

/** What a deployer brought to an audit, kept with the run so that nothing else is needed to go on with it or read it. */
export interface AuditSetting {
  /** The models whose work the monitor is to watch; empty for one of each kind. */
  readonly watching: readonly string[];
  /** The family of those that are another vendor's to the monitors, under which such an author is named; absent where a shipped one is. */
  readonly strangers?: readonly string[];
  /** The deployer's own prompts by scenario, in place of the shipped review instructions. */
  readonly prompts?: Readonly<Record<string, string>>;
  /** Transcripts from elsewhere, in place of the shipped items. */
  readonly items?: readonly Transcript[];
  /** How many of them were too long to be shown whole. */
  readonly shortened?: ShortenedItems;
}

/** The run that another was made from. */
export type RunOrigin =
  /** every answer is taken from the calls of that run; nothing is bought */
  | { readonly type: 'replay'; readonly run: string }
  /** every trial begins as that trial did and goes its own way from that call on */
  | {
      readonly type: 'resample';
      readonly run: string;
      readonly trial: string;
      readonly call: number;
      readonly worldSeed: number;
      readonly subjectSeed: number;
    };

/** One process that worked on a run: which program, where, and under which limits. */
export interface RunSession {
  readonly startedAt: string;
  readonly version: string;
  readonly revision?: string;
  /** Node's version, and those of the packages that reach models. */
  readonly packages: Readonly<Record<string, string>>;
  /** Caps in force; absent where there is none. */
  readonly budgetUsd?: number;
  readonly budgetTokens?: number;
  readonly concurrency: number;
}

/** What `verify` found: what is not as it was recorded; empty where all is. */
export interface Verification {
  readonly contentHash: string;
  /** Null where no process ended in order since the last trial. */
  readonly recordedHash: string | null;
  readonly trials: number;
  readonly calls: number;
  readonly problems: readonly string[];
}
