import type { Cell } from '../cell.ts';
import type { Disposition } from '../disposition.ts';
import type { EventBody } from '../event.ts';
import type { Rating, RatingSeries } from '../rating.ts';
import type { TrialRecord } from '../trial.ts';
import type { AgentState, FileState, HostState, WorldChange, WorldDifference } from '../world-state.ts';

/** A text that was cut for its length: how long it is in whole, in UTF-16 code units, and where to ask for it. */
export interface CutText {
  /** The path of the text in the event, such as `parts.0.text` or `output`. */
  readonly path: string;
  readonly length: number;
}

/** An event as it is shown: its long texts cut to their beginning. */
export type EventView = { readonly seq: number; readonly at: string; readonly cut: readonly CutText[] } & EventBody;

/** A file without its content, which is asked for when it is opened. */
export type FileView = Omit<FileState, 'content'> & { readonly characters: number };

export interface HostView extends Omit<HostState, 'files'> {
  readonly files: readonly FileView[];
}

/** The world after an event, with what that event changed. */
export interface WorldView {
  /** After which event; -1 is before the first. */
  readonly seq: number;
  readonly at: string;
  readonly hosts: readonly HostView[];
  readonly settings: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly agents: readonly AgentState[];
  readonly changed: readonly WorldChange[];
}

/** Where a sentence that conveys a factor stands in what the subject was shown. */
export interface ConveyedSentence {
  readonly factor: string;
  readonly level: string;
  readonly text: string;
  /** The event in which it was first read; null where it never was. */
  readonly firstRead: number | null;
}

/** A trial without its events, which come in pages. */
export interface TrialView extends Omit<TrialRecord, 'events' | 'stage' | 'disposition'> {
  readonly id: string;
  /** Null in blind mode: that a subject refused is what a rule read in its words. */
  readonly disposition: Disposition | null;
  /** In blind mode without model, subject and condition. */
  readonly of: Cell;
  /** Asked for with `?blind=1`: model, condition, disposition, measures and what they rest on, and other trials are left out. */
  readonly blind: boolean;
  readonly synthetic: boolean;
  readonly personas: Readonly<Record<string, string>>;
  readonly versions: TrialRecord['stage']['versions'];
  readonly conveyed: readonly ConveyedSentence[];
  /** What the documents on the drive were before the trial, by name. */
  readonly documents: readonly { readonly name: string; readonly text: string }[];
  readonly events: number;
  /** `seq` of events that changed the world, in order: the steps of the world beside the timeline. */
  readonly steps: readonly number[];
  /** The contents of files are cut where they are very long; the file itself is asked for when it is opened. */
  readonly difference: readonly WorldDifference[];
  readonly differenceCut: readonly CutText[];
  /** Model calls on record, with which the wire view opens. */
  readonly calls: number;
  /** The trials before and after it in its cell, and the one of the same world in each other arm. */
  readonly neighbours: { readonly previous: string | null; readonly next: string | null; readonly sameWorld: readonly string[] };
  /** Questions asked afterwards and interviews, which never count towards the measures. */
  readonly afterwards: { readonly followUps: number; readonly interviews: number };
  /** What judges said of it, by series in the order in which these were begun; empty in blind mode. */
  readonly ratings: readonly RatedInSeries[];
}

/** The readings of one trial in one series: a rubric and a judge. Every outcome is one, also an invalid answer or a refusal. */
export interface RatedInSeries {
  readonly series: RatingSeries;
  /** In the order in which they came in; at least one. */
  readonly ratings: readonly Rating[];
}

/** A page of a trial's events, from a `seq` on. */
export interface EventPage {
  readonly from: number;
  readonly total: number;
  readonly events: readonly EventView[];
}

/** Two trials beside each other. */
export interface TrialComparison {
  readonly trials: readonly [TrialView, TrialView];
  /** Factors in which their conditions differ. */
  readonly differs: readonly { readonly factor: string; readonly levels: readonly [string | null, string | null] }[];
  /** Texts that they were shown and that differ: prompts and documents, as lines kept, taken out or put in. */
  readonly texts: readonly {
    readonly name: string;
    readonly lines: readonly { readonly change: 'same' | 'first' | 'second'; readonly text: string }[];
  }[];
  /** The first tool call in which they part: its number among the calls of each, from 1, null where neither does. */
  readonly part: { readonly call: number; readonly seqs: readonly [number | null, number | null] } | null;
}
