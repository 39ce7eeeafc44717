import { ratingOutcomes, type RatingOutcome, type RatingReader, type RatingSeries, type Rubric } from '../../spec/index.ts';

/** The readings of a series, counted. */
export interface CountedSeries {
  readonly series: RatingSeries;
  readonly outcomes: Readonly<Record<RatingOutcome, number>>;
  /** Readings that were mended by a second call. */
  readonly repaired: number;
  /** Readings of which a part of the transcript was not shown, since it is too long. */
  readonly shortened: number;
  /** Readings that failed and were made again; they are in none of the other figures. */
  readonly replaced: number;
  /** How often each answer was given, by field; every answer of the rubric is there where the rubric is known. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** What went wrong, the most frequent first. */
  readonly problems: readonly { readonly problem: string; readonly readings: number; readonly trial: string }[];
}

/** Counts the readings of a series that stand, in one pass. */
export function countSeries(ratings: RatingReader, series: RatingSeries, rubric?: Rubric): CountedSeries {
  const outcomes = Object.fromEntries(ratingOutcomes.map((outcome) => [outcome, 0])) as Record<RatingOutcome, number>; // one entry an outcome
  const answers = new Map(
    rubric?.fields.map(({ name, answers: known }) => [name, new Map(Object.keys(known).map((answer) => [answer, 0]))]),
  );
  const problems = new Map<string, { readings: number; readonly trial: string }>();
  let [repaired, shortened] = [0, 0];
  for (const { outcome, answers: given, trial, repaired: askedAgain, leftOut, problems: own } of ratings.ratings(series.id)) {
    outcomes[outcome] += 1;
    if (askedAgain && outcome === 'rated') repaired += 1;
    if (leftOut !== undefined && leftOut.entries + leftOut.characters > 0) shortened += 1;
    for (const [field, answer] of Object.entries(given ?? {})) {
      const counts = answers.get(field) ?? new Map<string, number>();
      answers.set(field, counts.set(answer, (counts.get(answer) ?? 0) + 1));
    }
    if (outcome === 'rated') continue;
    const problem = own.at(-1) ?? outcome;
    const known = problems.get(problem);
    if (known !== undefined) known.readings += 1;
    else if (problems.size < mostProblems) problems.set(problem, { readings: 1, trial });
  }
  return {
    series,
    outcomes,
    repaired,
    shortened,
    replaced: ratings.replaced(series.id),
    answers: Object.fromEntries([...answers].map(([field, counts]) => [field, Object.fromEntries(counts)])),
    problems: [...problems].map(([problem, { readings, trial }]) => ({ problem, readings, trial })).sort((a, b) => b.readings - a.readings),
  };
}

/** Different problems that are kept: judges can say anything. */
const mostProblems = 1000;
