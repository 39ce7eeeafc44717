import { decideJudges, type JudgeOfTrial } from '../judges/decide-answer.ts';

/** How many trials have each answer. */
export interface CountedAnswers {
  readonly counts: Readonly<Record<string, number>>;
  /** Trials of which no answer has the most. */
  readonly tied: number;
  /** Trials without a valid answer. */
  readonly missing: number;
}

/** Counts the answers to each question over the trials of a cell, given what a judge, or each judge of a panel, said. */
export interface AnswerCount {
  add(judges: readonly JudgeOfTrial[]): void;
  /** By question; of `trials` accounted for, those without an answer are missing. */
  result(trials: number): Readonly<Record<string, CountedAnswers>>;
}

/** Creates a count without trials. */
export function countAnswers(): AnswerCount {
  const fields = new Map<string, { readonly counts: Map<string, number>; tied: number }>();
  return {
    add: (judges) => {
      for (const field of questionsOf(judges)) {
        const count = fields.get(field) ?? { counts: new Map<string, number>(), tied: 0 };
        fields.set(field, count);
        const decision = decideJudges(judges, field);
        if (decision.type === 'tied') count.tied += 1;
        if (decision.type === 'answer') count.counts.set(decision.answer, (count.counts.get(decision.answer) ?? 0) + 1);
      }
    },
    result: (trials) =>
      Object.fromEntries(
        [...fields].map(([field, { counts, tied }]) => {
          const said = [...counts.values()].reduce((sum, count) => sum + count, 0);
          return [field, { counts: Object.fromEntries(counts), tied, missing: trials - said - tied }];
        }),
      ),
  };
}

/** The questions that any judge has answered. */
export function questionsOf(judges: readonly JudgeOfTrial[]): ReadonlySet<string> {
  const fields = new Set<string>();
  for (const { decisions } of judges) for (const field of decisions.keys()) fields.add(field);
  return fields;
}
