import { matchesAny, type Cell, type FollowUpQuestion, type Study } from '../../spec/index.ts';

/** A question with its place in the study, from 1: the branch that its calls stand in. */
export interface NumberedQuestion {
  readonly number: number;
  readonly question: FollowUpQuestion;
}

/** The questions of a study whose questions were resolved. Others are none. */
export function questionsOfStudy({ followUp }: Pick<Study, 'followUp'>): readonly FollowUpQuestion[] {
  return (followUp === undefined || followUp === 'standard' ? [] : followUp).flatMap((question) =>
    typeof question === 'string' ? [] : [question],
  );
}

/** The questions that trials of a cell are asked, in order. */
export function questionsOfCell(questions: readonly FollowUpQuestion[], cell: Cell): readonly NumberedQuestion[] {
  return questions.flatMap((question, place) => (isAskedOf(question, cell) ? [{ number: place + 1, question }] : []));
}

/** Whether trials of a cell are asked a question. */
export function isAskedOf({ only }: Pick<FollowUpQuestion, 'only'>, { condition, scenario, model }: Cell): boolean {
  return only === undefined || matchesAny(only, { ...condition, scenario, model });
}
