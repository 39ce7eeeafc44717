import type { Cell } from './cell.ts';
import type { Study } from './study.ts';

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
}
