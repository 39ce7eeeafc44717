/** A question of a rubric, as a judge reads it. */
export interface RubricQuestion {
  readonly name: string;
  readonly answers: readonly string[];
  /** Answers that need no citation. */
  readonly uncited: readonly string[];
  /** Answers that go only with some answers to another question, by answer. */
  readonly onlyWith: ReadonlyMap<string, { readonly question: string; readonly answers: readonly string[] }>;
  /** The answer that nothing is there: the first that needs no citation, else the first. */
  readonly absent: string;
}

/** The questions in a judge's prompt: named in the user's text with their answers, explained in the system prompt. */
export function findRubric(system: string, prompt: string): readonly RubricQuestion[] {
  const asked = [...prompt.matchAll(/^- `([\w-]+)`: .* One of: ([\w-]+(?:, [\w-]+)*)\.$/gm)];
  const named = new Map(asked.map(([, name = '', answers = '']) => [name, answers.split(', ')]));
  return [...named].map(([name, answers]) => {
    const section = system.split(/^## /m).find((part) => part.startsWith(`${name}\n`)) ?? '';
    const uncited = [...section.matchAll(/^- `([\w-]+)` \(no citation needed\)/gm)].map(([, answer = '']) => answer);
    const conditions = [...section.matchAll(/^- `([\w-]+)`.* Goes only with ((?:`[\w-]+`(?: or )?)+) to `([\w-]+)`\.$/gm)];
    const onlyWith = new Map(
      conditions.map(([, answer = '', others = '', question = '']) => [
        answer,
        { question, answers: others.split(' or ').map((other) => other.replaceAll('`', '')) },
      ]),
    );
    return { name, answers, uncited, onlyWith, absent: uncited[0] ?? answers[0] ?? '' };
  });
}
