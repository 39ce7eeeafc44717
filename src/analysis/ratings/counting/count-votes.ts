import { answersTo, decideJudges, votesTo, type JudgeOfTrial } from '../judges/decide-answer.ts';
import { questionsOf } from './count-answers.ts';

/** How the judges of a panel stand to one another over some trials that all of them read. */
export interface CountedVotes {
  /** The mean share of each answer: of a trial the mean over judges of the share of their valid readings. Sums to 1. */
  readonly shares: Readonly<Record<string, number>>;
  /** Trials on which all judges have an answer, and the same. */
  readonly unanimous: number;
  /** Trials whose answer is that of a part of the judges, since readings of others tie or none of them is valid. */
  readonly byFewer: number;
}

/** Counts votes by question over the trials of a cell. */
export interface VoteCount {
  add(judges: readonly JudgeOfTrial[]): void;
  result(): Readonly<Record<string, CountedVotes>>;
}

/** Creates a count without trials. */
export function countVotes(): VoteCount {
  const fields = new Map<string, { readonly shares: Map<string, number>; trials: number; unanimous: number; byFewer: number }>();
  return {
    add: (judges) => {
      for (const field of questionsOf(judges)) {
        const count = fields.get(field) ?? { shares: new Map<string, number>(), trials: 0, unanimous: 0, byFewer: 0 };
        fields.set(field, count);
        count.trials += 1;
        addShares(count.shares, judges, field);
        const votes = votesTo(judges, field);
        const isWhole = votes.length === judges.length;
        if (isWhole && votes.every((vote) => vote === votes[0])) count.unanimous += 1;
        if (!isWhole && decideJudges(judges, field).type === 'answer') count.byFewer += 1;
      }
    },
    result: () =>
      Object.fromEntries(
        [...fields].map(([field, { shares, trials, unanimous, byFewer }]) => [
          field,
          { shares: Object.fromEntries([...shares].sort().map(([answer, sum]) => [answer, sum / trials])), unanimous, byFewer },
        ]),
      ),
  };
}

/** Adds the share of each answer of one trial: each judge with a valid reading counts alike. */
function addShares(shares: Map<string, number>, judges: readonly JudgeOfTrial[], field: string): void {
  const given = judges.map(({ readings }) => answersTo(readings, field)).filter((own) => own.length > 0);
  for (const own of given) for (const answer of own) shares.set(answer, (shares.get(answer) ?? 0) + 1 / (own.length * given.length));
}
