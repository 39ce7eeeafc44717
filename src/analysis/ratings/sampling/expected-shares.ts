import type { Decision } from '../judges/decide-answer.ts';
import type { SaidOfTrial } from '../judges/judged-trials.ts';
import { expectedError } from './draw-label-sample.ts';

/** So many labels does the expectation count for. */
const worthInLabels = 10;

/**
 * How often an answer is true where the judge said something (null: gave no answer), by what people have labelled so far and by
 * what is expected where they have not: `expectedError`, spread over all other answers.
 */
export function expectedShares(
  judged: readonly SaidOfTrial[],
  answers: readonly string[],
  labels: ReadonlyMap<string, Decision>,
): (said: string | null, answer: string) => number {
  const counts = new Map<string | null, Map<string, number>>();
  for (const { id, said } of judged) {
    const decision = labels.get(id);
    if (decision?.type !== 'answer') continue;
    const own = counts.get(said) ?? new Map<string, number>();
    counts.set(said, own.set(decision.answer, (own.get(decision.answer) ?? 0) + 1));
  }
  const others = Math.max(1, answers.length - 1);
  return (said, answer) => {
    const prior = said === null ? 1 / Math.max(1, answers.length) : said === answer ? 1 - expectedError : expectedError / others;
    const own = counts.get(said);
    const n = [...(own?.values() ?? [])].reduce((sum, count) => sum + count, 0);
    return ((own?.get(answer) ?? 0) + worthInLabels * prior) / (n + worthInLabels);
  };
}
