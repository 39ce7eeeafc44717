import { z } from 'zod';
import type { Reading, Rubric, RubricField } from '../../spec/index.ts';
import { findObjects } from './find-objects.ts';

/** What a judge's text says, or what is wrong with it, one line each. */
export type CheckedAnswer =
  | ({ readonly type: 'valid' } & Pick<Reading, 'citations' | 'reason'> & { readonly answers: Readonly<Record<string, string>> })
  | { readonly type: 'invalid'; readonly problems: readonly string[] };

/**
 * Holds a judge's text to the rubric: one JSON object with an answer to each question, each answer one of those allowed and,
 * unless it needs none, citing at least one entry, and all entries cited among those shown (`seqs`); and an answer that goes
 * only with others beside one of these. Prose and a fence of
 * code around the object are let pass, and so are objects without answers; of two with answers neither is taken.
 */
export function checkAnswer(text: string, expected: Expected): CheckedAnswer {
  if (text.trim() === '') return invalid('the reply is empty');
  if (text.length > longest) return invalid(`the reply has ${text.length} characters; at most ${longest} are read`);
  const objects = findObjects(text);
  const withAnswers = objects.filter(({ value }) => Object.hasOwn(value, 'answers'));
  if (withAnswers.length > 1) return invalid(`the reply holds ${withAnswers.length} JSON objects with answers; give one`);
  const object = withAnswers[0] ?? (objects.length === 1 ? objects[0] : undefined);
  if (object === undefined)
    return invalid(`the reply holds no ${objects.length === 0 ? 'complete JSON object' : 'JSON object with answers'}`);
  return object.ambiguous ? invalid('a name stands twice in one object') : checkObject(object.value, expected);
}

/** What an answer is held to. */
export interface Expected {
  readonly rubric: Rubric;
  /** `seq` of the entries that were shown. */
  readonly seqs: ReadonlySet<number>;
}

const longest = 200_000;

function invalid(...problems: readonly string[]): CheckedAnswer {
  return { type: 'invalid', problems: problems.map(oneLine) };
}

const Form = z.object({
  reason: z.string().default(''),
  answers: z.record(z.string(), z.unknown()),
});
const FieldAnswer = z.object({ answer: z.string(), citations: z.array(z.int()).default([]) });

function checkObject(value: unknown, { rubric, seqs }: Expected): CheckedAnswer {
  const form = Form.safeParse(value);
  if (!form.success) return invalid(...issuesOf(form.error));
  const { reason, answers } = form.data;
  const checked = rubric.fields.map((field) => ({
    name: field.name,
    ...checkField(field, Object.hasOwn(answers, field.name) ? answers[field.name] : undefined, seqs),
  }));
  const unknown = Object.keys(answers).filter((name) => !rubric.fields.some((field) => field.name === name));
  const problems = [
    ...checked.flatMap((field) => field.problems),
    ...conditionProblems(rubric, new Map(checked.map(({ name, answer }) => [name, answer]))),
    ...unknown.map((name) => `'${excerpt(name)}' is no question of the rubric`),
  ];
  if (problems.length > 0) return invalid(...problems);
  return {
    type: 'valid',
    reason,
    answers: Object.fromEntries(checked.map(({ name, answer }) => [name, answer])),
    citations: Object.fromEntries(checked.map(({ name, citations }) => [name, citations])),
  };
}

interface CheckedField {
  readonly answer: string;
  readonly citations: number[];
  readonly problems: readonly string[];
}

function checkField({ name, answers, uncited }: RubricField, value: unknown, seqs: ReadonlySet<number>): CheckedField {
  const none = { answer: '', citations: [] };
  if (value === undefined) return { ...none, problems: [`there is no answer to '${name}'`] };
  const parsed = FieldAnswer.safeParse(value);
  if (!parsed.success) return { ...none, problems: issuesOf(parsed.error).map((issue) => `'${name}': ${issue}`) };
  const { answer } = parsed.data;
  const citations = [...new Set(parsed.data.citations)].sort((one, other) => one - other);
  const problems: string[] = [];
  if (!Object.hasOwn(answers, answer))
    problems.push(`'${excerpt(answer)}' is no answer to '${name}'; the answers are ${Object.keys(answers).join(', ')}`);
  else if (citations.length === 0 && !uncited.includes(answer)) problems.push(`the answer '${answer}' to '${name}' cites no entry`);
  const missing = citations.filter((seq) => !seqs.has(seq));
  if (missing.length > 0)
    problems.push(`the answer to '${name}' cites ${excerpt(missing.join(', '))}, and no entry that was shown bears such a number`);
  return { answer, citations, problems };
}

/** An answer that goes only with others is wrong beside any other; where the other one is wrong itself, that is said already. */
function conditionProblems({ fields }: Rubric, given: ReadonlyMap<string, string>): readonly string[] {
  return fields.flatMap(({ name, onlyWith = {} }) => {
    const answer = given.get(name) ?? '';
    const condition = Object.hasOwn(onlyWith, answer) ? onlyWith[answer] : undefined;
    const other = condition === undefined ? undefined : given.get(condition.field);
    const known = fields.find((field) => field.name === condition?.field)?.answers ?? {};
    if (condition === undefined || other === undefined || !Object.hasOwn(known, other) || condition.answers.includes(other)) return [];
    return [
      `the answer '${answer}' to '${name}' goes only with ${condition.answers.join(' or ')} to '${condition.field}', which is answered '${other}'`,
    ];
  });
}

function issuesOf({ issues }: z.ZodError): readonly string[] {
  return issues.map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`));
}

function excerpt(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
