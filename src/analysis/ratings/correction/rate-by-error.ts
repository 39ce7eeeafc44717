import type { CorrectedRate } from '../../../spec/index.ts';
import { fisherExactTest, roganGladen } from '../../../stats/index.ts';
import type { Decision } from '../judges/decide-answer.ts';
import type { SaidOfTrial } from '../judges/judged-trials.ts';

interface Asked {
  readonly answer: string;
  readonly level: number;
  /** Whether labels were given unevenly by something else than what the judge said. */
  readonly isUneven: boolean;
}

/**
 * The rate of an answer by Rogan and Gladen, from the trials that have no label, with why it is missing or refused; refused
 * where labels were given by what the judge said or by what else is known of the trials.
 */
export function rateByError(
  trials: readonly SaidOfTrial[],
  labels: ReadonlyMap<string, Decision>,
  { answer, level, isUneven }: Asked,
): readonly [CorrectedRate['roganGladen'], readonly string[]] {
  const counts = { so: { count: 0, n: 0 }, other: { count: 0, n: 0 }, open: { count: 0, n: 0 } };
  for (const { id, said } of trials) {
    const decision = labels.get(id);
    const of = decision?.type !== 'answer' ? counts.open : decision.answer === answer ? counts.so : counts.other;
    of.n += 1;
    if (said === answer) of.count += 1;
  }
  const { so, other, open } = counts;
  if (so.n === 0 || other.n === 0) return [null, [`no Rogan-Gladen estimate: ${so.n} labels say ${answer}, ${other.n} say something else`]];
  if (open.n === 0) return [null, ['no Rogan-Gladen estimate: every trial has a label']];
  const unlike = unlikeOthers(counts, trials.length) ? `of which the judge said ${answer}` : isUneven ? 'of some kinds' : undefined;
  if (unlike !== undefined) {
    const reason = `no Rogan-Gladen estimate: trials ${unlike} were labelled more or less often than others, so that its errors cannot be read off the labels`;
    return [null, [reason]];
  }
  const found = roganGladen({ observed: open, sensitivity: so, specificity: { count: other.n - other.count, n: other.n }, level });
  const interval = { level, method: 'lang-reiczigel', low: found.low, high: found.high };
  if ('refused' in found) return [{ estimate: null, interval }, [`Rogan-Gladen refused (${found.refused}): ${found.reason}`]];
  return [{ estimate: found.estimate, interval }, []];
}

interface Counts {
  readonly count: number;
  readonly n: number;
}

/** Whether trials of which the judge said it were plainly labelled more or less often than those of which it did not. */
function unlikeOthers({ so, other, open }: Readonly<Record<'so' | 'other' | 'open', Counts>>, all: number): boolean {
  const [saidLabelled, said] = [so.count + other.count, so.count + other.count + open.count];
  const [restLabelled, rest] = [so.n + other.n - saidLabelled, all - said];
  return said > 0 && rest > 0 && fisherExactTest({ count1: saidLabelled, n1: said, count2: restLabelled, n2: rest }).pValue < 0.05;
}
