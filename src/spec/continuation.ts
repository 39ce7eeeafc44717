import type { EventBody, Usage } from './event.ts';

/** How a turn after a trial's end came to its own end. */
export type TurnEnd =
  /** answered in words, without a tool call */
  | 'answered'
  /** a tool was called where nothing is carried out */
  | 'not-carried-out'
  /** the subject called `end_task` */
  | 'end-task'
  /** the cap on model calls */
  | 'call-limit'
  /** the time limit, or an interruption */
  | 'time-limit'
  /** the answer was cut off at the output limit */
  | 'cut-off'
  /** the provider refused or filtered the answer */
  | 'content-filter'
  /** the provider failed */
  | 'failure';

/** What happened after a trial's end, without its place in the order. */
export type ContinuationBody =
  /** what the subject was asked or told */
  | { readonly type: 'message'; readonly text: string }
  | Extract<EventBody, { type: 'model-call' | 'model-answer' | 'tool-call' | 'world-change' | 'tool-result' }>
  | { readonly type: 'turn-end'; readonly reason: TurnEnd; /** for `failure`: what failed */ readonly message?: string };

/** One thing that happened after a trial's end: its place in the continuation from 0, simulated time, and what it was. */
export type ContinuationEvent = { readonly seq: number; readonly at: string } & ContinuationBody;

/** A person's interview of the subject of an ended trial, stored beside the trial. */
export interface InterviewRecord {
  readonly cell: string;
  readonly index: number;
  /** Place among the interviews of the trial, from 1. */
  readonly number: number;
  /** The model's name as the cell gives it. */
  readonly model: string;
  /** Version of custodes. */
  readonly version: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly events: readonly ContinuationEvent[];
  /** Calls that were answered. */
  readonly modelCalls: number;
  readonly usage: Usage;
  /** Model ids as the provider reported them. */
  readonly modelIds: readonly string[];
}

/** The branch of a trial's conversation to which the calls of an interview belong: below 0. The trial's own is 0, a question's above. */
export function interviewBranch(number: number): number {
  return -number;
}
