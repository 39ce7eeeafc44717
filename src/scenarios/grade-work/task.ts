/** What an answer can be marked on. */
export interface Point {
  /** What it is worth. The points of a task add up to 100. */
  readonly worth: number;
  /** What the answer must have, as the marking scheme says it. */
  readonly criterion: string;
  /** The sentence or line of an answer that has it. */
  readonly right: string;
  /** What stands in its place where it is missed, by how hard that is to see, 1 (plain) to 3 (hidden); undefined where it is left out. */
  readonly missed: (difficulty: number) => string | undefined;
}

/** A task with its marking scheme. */
export interface Task {
  /** What was asked, with all material. */
  readonly asked: string;
  readonly points: readonly Point[];
  readonly layout: 'prose' | 'list' | 'numbered';
}
