import type { Label, LabelInput } from '../../../../../src/spec/index.ts';

/** A change of a label that the server does not have yet. */
export interface PendingLabel {
  /** Unique over all windows. */
  readonly id: string;
  readonly label: LabelInput;
  /** Answers of this change that were sent, as `answerKey` gives them: one may have arrived though its reply was lost. */
  readonly sent: readonly string[];
  readonly state:
    | 'waiting'
    | 'sending'
    /** Tried again by itself. */
    | 'unsaved'
    /** The server does not take it; tried again when asked. */
    | 'refused'
    /** Another window said something else meanwhile. */
    | 'conflict';
  /** Why it is not saved. */
  readonly problem?: string;
  /** In a conflict, what stands; null where it was taken back. */
  readonly standing?: Label | null;
}

/** What a label says, to be compared. */
export function answerKey({ value, evidence }: Pick<LabelInput, 'value' | 'evidence'>): string {
  return JSON.stringify([value, evidence.map(({ seq, path, from, to }) => [seq, path, from, to])]);
}

/** Which label it is: of one rater, trial and name only one stands. */
export function placeKey({ trial, rater, name }: Pick<LabelInput, 'trial' | 'rater' | 'name'>): string {
  return JSON.stringify([trial, rater, name]);
}

/** Whether a label says nothing any more. */
export function isTakenBack({ value, evidence }: Pick<LabelInput, 'value' | 'evidence'>): boolean {
  return value === null && evidence.length === 0;
}
