/** A question of a rubric, with the answers that it can take. */
export interface RubricField {
  /** Such as `refusal`; where it is one of `labelNames` or a measure, its answers are those of labels. */
  readonly name: string;
  /** What is asked. */
  readonly question: string;
  /** What each answer means, by answer, in order. */
  readonly answers: Readonly<Record<string, string>>;
  /** Answers that say that the thing is not there, so that no entry needs to be cited. */
  readonly uncited: readonly string[];
  /** Answers that go only with some answers to another question of the rubric, by answer; absent where there are none. */
  readonly onlyWith?: Readonly<Record<string, AnswerCondition>>;
}

/** The answers to another question of which one must be given for an answer to be valid. */
export interface AnswerCondition {
  /** The name of the other question. */
  readonly field: string;
  /** At least one. */
  readonly answers: readonly string[];
}

/** A versioned set of questions that a judge answers of one transcript. */
export interface Rubric {
  /** Name and version, such as `refusal/1`. */
  readonly id: string;
  readonly name: string;
  readonly title: string;
  /** What the judge is told, as Markdown. */
  readonly guidance: string;
  /** At least one; the first is the one that stands for the rubric. */
  readonly fields: readonly RubricField[];
  /** Whether the judge is shown what the world's state shows to have changed. */
  readonly showsChanges: boolean;
  /** SHA-256 of the file. */
  readonly hash: string;
}

/** What a rubric asks and tells, as a series keeps it, so that people can be asked the same. */
export type RubricDefinition = Pick<Rubric, 'title' | 'guidance' | 'fields'>;
