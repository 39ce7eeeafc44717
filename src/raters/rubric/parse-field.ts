import { labelNames, type AnswerCondition, type RubricField } from '../../spec/index.ts';
import type { Section } from './parse-rubric.ts';
import { unusable } from './unusable.ts';

/**
 * Reads a question: its name is the heading, the question the text below, its answers the list `- answer: meaning`. An
 * answer that needs no citation is marked `- answer (no citation): meaning`; one that goes only with some answers to another
 * question, `- answer (only with question: answer, answer): meaning`. Throws InputError `invalid-rubric`.
 */
export function parseField({ heading, line, lines }: Section, from: string): RubricField {
  const name = heading.replaceAll('`', '');
  const where = `the section '${name}' (line ${line})`;
  if (!/^[a-z][A-Za-z0-9-]{0,39}$/.test(name))
    throw unusable(
      from,
      `'${name}' (line ${line}) cannot be the name of a question`,
      'Headings with two marks name a question: a small letter, then letters, digits and hyphens. Give other headings three marks.',
    );
  const first = lines.findIndex((text) => item.test(text));
  const question = lines
    .slice(0, first === -1 ? lines.length : first)
    .join('\n')
    .trim();
  if (question === '') throw unusable(from, `${where} asks no question`, 'Write the question below the heading, before the answers.');
  const answers = readAnswers(first === -1 ? [] : lines.slice(first), { from, where, start: line + 1 + first });
  if (answers.length < 2) throw unusable(from, `${where} has ${answers.length === 0 ? 'no answers' : 'a single answer'}`, listHint);
  const names = answers.map(({ answer }) => answer);
  const twice = names.find((answer, position) => names.indexOf(answer) !== position);
  if (twice !== undefined) throw unusable(from, `${where} has the answer '${twice}' twice`, 'Leave one of the two out.');
  requireLabels(name, { names, from, where });
  const onlyWith = answers.flatMap(({ answer, condition }) => (condition === undefined ? [] : [[answer, condition] as const]));
  return {
    name,
    question,
    answers: Object.fromEntries(answers.map(({ answer, meaning }) => [answer, meaning])),
    uncited: answers.filter(({ cited }) => !cited).map(({ answer }) => answer),
    ...(onlyWith.length === 0 ? {} : { onlyWith: Object.fromEntries(onlyWith) }),
  };
}

interface Answer {
  readonly answer: string;
  readonly meaning: string;
  readonly cited: boolean;
  readonly condition: AnswerCondition | undefined;
}

const item = /^[-*] +/;
const answerLine =
  /^[-*] +`?([A-Za-z0-9][A-Za-z0-9.-]{0,39})`?( \(no citation\))?(?: \(only with `?([A-Za-z0-9-]+)`?: ([A-Za-z0-9., -]+)\))?: +(\S.*)$/;
const listHint =
  'Give at least two answers, one a line: `- answer: what it means`. Before the colon may stand ` (no citation)`, and ` (only with question: answer, answer)`.';

function readAnswers(lines: readonly string[], { from, where, start }: { from: string; where: string; start: number }): readonly Answer[] {
  const answers: Answer[] = [];
  for (const [position, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const last = answers.at(-1);
    if (item.test(line)) {
      const [, answer, mark, field, others = '', meaning = ''] = answerLine.exec(line) ?? [];
      if (answer === undefined) throw unusable(from, `line ${start + position} of ${where} is no answer: ${excerpt(line)}`, listHint);
      const condition = field === undefined ? undefined : { field, answers: others.split(',').map((other) => other.trim()) };
      answers.push({ answer, meaning: meaning.trim(), cited: mark === undefined, condition });
    } else if (last !== undefined && /^\s/.test(line)) {
      answers[answers.length - 1] = { ...last, meaning: `${last.meaning} ${line.trim()}` };
    } else {
      throw unusable(
        from,
        `line ${start + position} stands after the answers of ${where}: ${excerpt(line)}`,
        'Indent what goes on with an answer; put what the judge is told before the first question.',
      );
    }
  }
  return answers;
}

/** Answers to what people label too are those of the labels, so that the two can be held against each other. */
function requireLabels(name: string, { names, from, where }: { names: readonly string[]; from: string; where: string }): void {
  const labels = Object.entries(labelNames).find(([label]) => label === name)?.[1] as readonly string[] | undefined;
  const other = names.find((answer) => labels?.includes(answer) === false);
  if (labels === undefined || other === undefined) return;
  throw unusable(
    from,
    `${where} has the answer '${other}', which is no answer of the label '${name}'`,
    `Its answers are ${labels.join(', ')}. Take those, or give the question another name.`,
  );
}

function excerpt(line: string): string {
  return line.length <= 60 ? line : `${line.slice(0, 60)}…`;
}
