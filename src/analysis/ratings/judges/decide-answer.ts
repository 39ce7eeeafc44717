import type { Rating } from '../../../spec/index.ts';

/** What several readings of a trial, or several people, come to: an answer, `tied` where none has the most, `none` where nobody answered. */
export type Decision = { readonly type: 'answer'; readonly answer: string } | { readonly type: 'tied' } | { readonly type: 'none' };

/** A judge's readings of a trial, and what they come to, by question; questions that no reading answers are not there. */
export interface JudgeOfTrial {
  readonly readings: readonly Pick<Rating, 'answers' | 'outcome'>[];
  readonly decisions: ReadonlyMap<string, Decision>;
}

/** The answer that more say than any other. */
export function decideAnswer(answers: readonly string[]): Decision {
  const [only] = answers;
  if (only === undefined) return { type: 'none' };
  if (answers.length === 1) return { type: 'answer', answer: only };
  const counts = new Map<string, number>();
  for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const first = [...counts.keys()].filter((answer) => counts.get(answer) === most);
  return first.length === 1 ? { type: 'answer', answer: first[0] ?? only } : { type: 'tied' };
}

/** What a judge's readings of a trial come to: readings without a valid answer say nothing. */
export function decideReadings(readings: JudgeOfTrial['readings']): JudgeOfTrial {
  const fields = new Set<string>();
  for (const { answers } of readings) for (const field of Object.keys(answers ?? {})) fields.add(field);
  const decisions = new Map<string, Decision>();
  for (const field of fields) decisions.set(field, decideAnswer(answersTo(readings, field)));
  return { readings, decisions };
}

/**
 * What judges say of a trial together: one judge what its readings come to; several the answer that most of them give, each
 * having one vote, however often it read. A judge whose readings tie or are not valid has none.
 */
export function decideJudges(judges: readonly JudgeOfTrial[], field: string): Decision {
  const decisions = judges.map((judge) => judge.decisions.get(field) ?? none);
  const [first = none] = decisions;
  if (decisions.length < 2) return first;
  const decision = decideAnswer(votesOf(decisions));
  return decision.type === 'none' && decisions.some(({ type }) => type === 'tied') ? { type: 'tied' } : decision;
}

/** The votes of the judges that have an answer. */
export function votesTo(judges: readonly JudgeOfTrial[], field: string): readonly string[] {
  return votesOf(judges.map((judge) => judge.decisions.get(field) ?? none));
}

/** The valid answers of readings to a question, in their order. */
export function answersTo(readings: JudgeOfTrial['readings'], field: string): readonly string[] {
  return readings.flatMap(({ answers }) => answers?.[field] ?? []);
}

const none: Decision = { type: 'none' };

function votesOf(decisions: readonly Decision[]): readonly string[] {
  return decisions.flatMap((each) => (each.type === 'answer' ? [each.answer] : []));
}
