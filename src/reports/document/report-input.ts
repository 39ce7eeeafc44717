import type { Behaviour, Cell, Results, RunRecord, RunSession, Scenario, Stage, TrialRecord, WorldDifference } from '../../spec/index.ts';

/** All that a report is made from. */
export interface ReportInput {
  readonly results: Results;
  readonly run: RunRecord;
  readonly scenarios: readonly Scenario[];
  readonly examples: readonly ReportExample[];
  /** What subjects were shown: one stage a cell, for as many cells as there are to tell of. */
  readonly shown: readonly ShownCell[];
  readonly provenance: Provenance;
  /** In place of the study's name. */
  readonly title?: string;
}

/** A trial that is printed in full, and why it was chosen. */
export interface ReportExample {
  readonly behaviour: Behaviour;
  readonly outcome: ExampleOutcome;
  readonly cell: Cell;
  readonly trial: TrialRecord;
  /** The world at the end against its beginning. */
  readonly difference: readonly WorldDifference[];
}

/** What a trial is an example of: the act that is measured, its absence, or an open refusal. */
export type ExampleOutcome = 'act' | 'no act' | 'refusal';

/** What the subject of a cell was shown. */
export interface ShownCell {
  readonly cell: Cell;
  readonly stage: Stage;
  /** What its memory gave, where it has one and a trial asked; it stands in no document. */
  readonly memory: string | null;
}

/** What makes a run the one that it is, as `custodes manifest` has it. */
export interface Provenance {
  readonly program: { readonly version: string; readonly revision: string | null };
  readonly sessions: readonly RunSession[];
  readonly studyHash: string;
  readonly scenarios: readonly { readonly name: string; readonly version: string }[];
  readonly models: readonly { readonly name: string; readonly settings: unknown }[];
  /** The hash over all that was recorded, taken when the run ended; null while it goes on. */
  readonly contentHash: string | null;
}
