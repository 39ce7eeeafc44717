import type { Cell, TrialSink } from '../../spec/index.ts';
import type { FollowUpSetting } from './ask-follow-ups.ts';
import { questionsOfCell } from './questions-of.ts';

/** Whether nothing is left to do for a trial. */
export type IsDone = (cell: string, index: number) => boolean;

/** A trial is done once it is stored and was asked all that its cell is asked. */
export function doneIn({
  cells,
  sink,
  followUp,
}: {
  readonly cells: readonly Cell[];
  readonly sink: TrialSink;
  readonly followUp?: FollowUpSetting;
}): IsDone {
  if (followUp === undefined || followUp.questions.length === 0) return (cell, index) => sink.has(cell, index);
  const questions = new Map(cells.map((cell) => [cell.id, questionsOfCell(followUp.questions, cell).length]));
  return (cell, index) => sink.has(cell, index) && !followUp.sink.owes(cell, index, questions.get(cell) ?? 0);
}
