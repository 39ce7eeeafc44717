import { InputError, unknownName } from '../../errors/index.ts';
import {
  absentLevel,
  factorNames,
  levelsOf,
  requireKnownLevels,
  type Cell,
  type FollowUpQuestion,
  type StandardQuestion,
  type Study,
} from '../../spec/index.ts';
import { isAskedOf } from './questions-of.ts';

/**
 * A study's follow-up questions, whole: the built-in ones by their words, those in words with an id, so that the study of
 * a run says what was asked. Of the built-in ones, those that no cell is asked are left out, and so are those about a
 * factor that the study holds constant, where they are so marked.
 * Throws InputError `invalid-study` or `unknown-name`.
 */
export function resolveQuestions(
  followUp: NonNullable<Study['followUp']>,
  { cells, standard }: { cells: readonly Cell[]; standard: readonly StandardQuestion[] },
): readonly FollowUpQuestion[] {
  const builtIn = (): FollowUpQuestion[] =>
    standard
      .filter((question) => cells.some((cell) => isAskedOf(question, cell)) && (!question.whenVaried || varies(question.checks, cells)))
      .map(({ whenVaried: _whenVaried, ...question }) => question);
  const questions = [followUp].flat().flatMap((given, place): FollowUpQuestion[] => {
    if (given === 'standard') return builtIn();
    return [typeof given === 'string' ? { id: `question-${place + 1}`, ask: given } : given];
  });
  questions.forEach((question, place) => {
    checkQuestion(question);
    if (questions.findIndex(({ id }) => id === question.id) !== place) throw invalid(question, 'stands twice');
  });
  return questions;
}

function varies(factor: string | undefined, cells: readonly Cell[]): boolean {
  const levels = cells.map(({ condition }) => Object.entries(condition).find(([name]) => name === factor)?.[1]);
  return new Set(levels).size > 1;
}

function checkQuestion(question: FollowUpQuestion): void {
  const { only = [], checks, reads, expects } = question;
  for (const partial of only) requireKnownLevels(partial);
  const factor = factorNames.find((known) => known === checks);
  if (checks !== undefined && factor === undefined) throw unknownName('factor', checks, factorNames);
  if (expects === undefined) return;
  if (factor === undefined || reads === undefined) throw invalid(question, 'has `expects`, which needs `checks` and `reads` beside it');
  const known = [...levelsOf(factor), absentLevel];
  for (const [level, expected] of Object.entries(expects)) {
    if (!known.includes(level)) throw unknownName(`level of ${factor}`, level, known);
    if (!sayable[reads].test(expected)) throw invalid(question, `expects '${expected}', which ${reads} cannot be`);
  }
}

/** What a rule can read, by what it reads. */
const sayable = { 'yes-no': /^(?:yes|no|unknown)$/, number: /^(?:\d+(?:\.\d+)?|none|unknown)$/ } as const;

function invalid({ id }: FollowUpQuestion, why: string): InputError {
  return new InputError('invalid-study', `the follow-up question '${id}' ${why}`, {
    hint: 'A question has id and ask; only, checks, reads (yes-no or number) and expects (what is right, by level of checks) may stand beside them.',
  });
}
