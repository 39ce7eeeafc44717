import type { Rating } from '../../spec/index.ts';

/** What several readings of a trial, or several people, come to: an answer, `tied` where none has the most, `none` where nobody answered. */
export type Decision = { readonly type: 'answer'; readonly answer: string } | { readonly type: 'tied' } | { readonly type: 'none' };

/** The answer that more say than any other. */
export function decideAnswer(answers: readonly string[]): Decision {
  const counts = new Map<string, number>();
  for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a);
  if (first === undefined) return { type: 'none' };
  return second?.[1] === first[1] ? { type: 'tied' } : { type: 'answer', answer: first[0] };
}

/** What the readings of a trial say to a question; readings without a valid answer say nothing. */
export function decideReadings(ratings: readonly Pick<Rating, 'answers'>[], field: string): Decision {
  return decideAnswer(ratings.flatMap(({ answers }) => answers?.[field] ?? []));
}
