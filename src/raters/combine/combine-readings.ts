import type { RatingOutcome, Reading } from '../../spec/index.ts';

/** What several readings of one transcript, over repeats and judges, say together. */
export interface CombinedReadings<Field> {
  /** How many readings there are, whatever came of them. */
  readonly readings: number;
  /** How many came out in each way; those that gave no answer are counted here and in no answer. */
  readonly outcomes: Readonly<Record<RatingOutcome, number>>;
  /** By question. A question that no reading answers is not there. */
  readonly fields: Readonly<Record<string, Field>>;
}

/** What was answered to a question. */
export interface CountedAnswers {
  /** How many readings gave each answer that was given, in alphabetical order. */
  readonly counts: Readonly<Record<string, number>>;
  /** Readings that answered. */
  readonly rated: number;
}

/** The answer that more readings give than any other, or that several share the first place: a tie is no answer. */
export interface MajorityAnswer extends CountedAnswers {
  readonly verdict: { readonly type: 'answer'; readonly answer: string } | { readonly type: 'tied'; readonly answers: readonly string[] };
}

/** The share of each answer among the readings that answered, 0 to 1; the shares of a question add up to 1. */
export interface AnswerDistribution extends CountedAnswers {
  readonly shares: Readonly<Record<string, number>>;
}

/**
 * Puts readings of one transcript by one rubric together: by `majority`, the answer that is given most often, or as a
 * `distribution`. Readings that are invalid, refused or failed are counted beside the answers and decide nothing.
 */
export function combineReadings(readings: readonly Reading[], how: 'majority'): CombinedReadings<MajorityAnswer>;
export function combineReadings(readings: readonly Reading[], how: 'distribution'): CombinedReadings<AnswerDistribution>;
export function combineReadings(
  readings: readonly Reading[],
  how: 'majority' | 'distribution',
): CombinedReadings<MajorityAnswer | AnswerDistribution> {
  const count = (outcome: RatingOutcome): number => readings.filter((reading) => reading.outcome === outcome).length;
  const names = [...new Set(readings.flatMap(({ answers }) => Object.keys(answers ?? {})))].sort();
  return {
    readings: readings.length,
    outcomes: { rated: count('rated'), invalid: count('invalid'), refused: count('refused'), failed: count('failed') },
    fields: Object.fromEntries(
      names.map((name) => {
        const counted = countAnswers(readings, name);
        return [name, { ...counted, ...(how === 'majority' ? { verdict: verdictOf(counted) } : { shares: sharesOf(counted) }) }];
      }),
    ),
  };
}

function countAnswers(readings: readonly Reading[], name: string): CountedAnswers {
  const given = readings.flatMap(({ answers }) => (answers !== null && Object.hasOwn(answers, name) ? [answers[name] ?? ''] : []));
  const counts = new Map<string, number>();
  for (const answer of [...given].sort()) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  return { counts: Object.fromEntries(counts), rated: given.length };
}

function verdictOf({ counts }: CountedAnswers): MajorityAnswer['verdict'] {
  const most = Math.max(...Object.values(counts));
  const answers = Object.keys(counts).filter((answer) => counts[answer] === most);
  const [answer = ''] = answers;
  return answers.length === 1 ? { type: 'answer', answer } : { type: 'tied', answers };
}

function sharesOf({ counts, rated }: CountedAnswers): AnswerDistribution['shares'] {
  return Object.fromEntries(Object.entries(counts).map(([answer, count]) => [answer, count / rated]));
}
