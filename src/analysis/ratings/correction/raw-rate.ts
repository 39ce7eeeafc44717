import type { CorrectedRate } from '../../../spec/index.ts';
import { wilsonInterval } from '../../../stats/index.ts';
import type { Decision } from '../judges/decide-answer.ts';
import type { SaidOfTrial } from '../judges/judged-trials.ts';

/** The rate as the judge says: trials with its answer, of those with any. */
export function rawRate(trials: readonly SaidOfTrial[], { answer, level }: { answer: string; level: number }): CorrectedRate['raw'] {
  const answered = trials.filter(({ said }) => said !== null);
  const raw = { count: answered.filter(({ said }) => said === answer).length, n: answered.length };
  if (raw.n === 0) return { ...raw, rate: null, interval: null };
  return { ...raw, rate: raw.count / raw.n, interval: { level, method: 'wilson', ...wilsonInterval({ ...raw, level }) } };
}

/** All answers that the judge or people gave to some trials, in alphabetical order. */
export function answersGiven(trials: readonly SaidOfTrial[], labels: ReadonlyMap<string, Decision>): readonly string[] {
  const given = trials.flatMap(({ id, said }) => {
    const label = labels.get(id);
    return [...(said === null ? [] : [said]), ...(label?.type === 'answer' ? [label.answer] : [])];
  });
  return [...new Set(given)].sort();
}

/** Trials with a label on which most raters agree, and those on which they tie. */
export function countLabels(
  trials: readonly SaidOfTrial[],
  labels: ReadonlyMap<string, Decision>,
): { readonly labelled: number; readonly tied: number } {
  let [labelled, tied] = [0, 0];
  for (const { id } of trials) {
    const type = labels.get(id)?.type;
    if (type === 'answer') labelled += 1;
    if (type === 'tied') tied += 1;
  }
  return { labelled, tied };
}
