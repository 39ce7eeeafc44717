import type { LanguageModelV4Prompt } from '@ai-sdk/provider';
import type { AnswerCondition, Reading, Rubric, RubricField, Transcript, TranscriptEntry, TranscriptView } from '../../spec/index.ts';
import { fenced, fill, readText } from '../../texts/index.ts';
import { phrase } from './phrase.ts';
import { sealedRecord } from './sealed-record.ts';

interface Shown {
  readonly rubric: Rubric;
  readonly view: TranscriptView;
  /** The entries that the view shows. */
  readonly entries: readonly TranscriptEntry[];
  readonly changes: Transcript['changes'];
}

/** A judge's prompt, and what of the record is too long to stand in it. */
export interface JudgePrompt {
  readonly prompt: LanguageModelV4Prompt;
  readonly leftOut: NonNullable<Reading['leftOut']>;
}

/** The prompt of a judge: its role and the rubric, then the record, sealed, and the questions again below it. */
export function judgePrompt({ rubric, view, entries, changes }: Shown): JudgePrompt {
  const { leftOut, ...sealed } = sealedRecord({ entries, ...(rubric.showsChanges ? { changes: changes ?? 'unknown' } : {}) });
  const { system, asked } = wordsOf(rubric);
  const user = { ...sealed, ...asked, title: rubric.title, view: phrase(view) };
  return { prompt: [system, { role: 'user', content: [{ type: 'text', text: fill(textOf('user'), user) }] }], leftOut };
}

/**
 * The prompt that asks once more: what was replied, what is wrong with it, and the questions again. The reply is quoted, and
 * is no turn of the judge's: providers take one back only with the reasoning that led to it, and not without text.
 */
export function repairPrompt(
  prompt: LanguageModelV4Prompt,
  { rubric, answer, problems }: { readonly rubric: Rubric; readonly answer: string; readonly problems: readonly string[] },
): LanguageModelV4Prompt {
  const text = fill(textOf('repair'), {
    given: answer.trim() === '' ? '' : `${phrase('given')}\n\n${fenced(answer)}`,
    problems: problems.map((problem) => `- ${problem}`).join('\n'),
    ...wordsOf(rubric).asked,
  });
  return [...prompt, { role: 'user', content: [{ type: 'text', text }] }];
}

/** What of a rubric is said in each prompt. */
interface RubricInWords {
  readonly system: LanguageModelV4Prompt[number];
  readonly asked: Readonly<Record<'questions' | 'reply', string>>;
}

const inWords = new WeakMap<Rubric, RubricInWords>();

/** Made once for each rubric, as thousands of transcripts are read by one. */
function wordsOf(rubric: Rubric): RubricInWords {
  const known = inWords.get(rubric);
  if (known !== undefined) return known;
  const { title, guidance, fields } = rubric;
  const made: RubricInWords = {
    system: { role: 'system', content: fill(textOf('system'), { title, guidance, questions: fields.map(inFull).join('\n\n') }) },
    asked: { questions: inShort(rubric), reply: replyForm(rubric) },
  };
  inWords.set(rubric, made);
  return made;
}

const texts = ['system', 'user', 'reply', 'repair'] as const;

/** The texts of a judge's prompts, before they are filled. */
export function promptTexts(): readonly string[] {
  return texts.map(textOf);
}

function textOf(name: (typeof texts)[number]): string {
  return readText(new URL(`./${name}.md`, import.meta.url));
}

function inFull({ name, question, answers, uncited, onlyWith = {} }: RubricField): string {
  const list = Object.entries(answers).map(([answer, meaning]) => {
    const line = phrase(uncited.includes(answer) ? 'uncited-answer' : 'answer', { answer, meaning });
    const condition = onlyWith[answer];
    return condition === undefined ? line : `${line} ${phrase('only-with', conditionInWords(condition))}`;
  });
  return `## ${name}\n\n${question}\n\n${list.join('\n')}`;
}

function inShort({ fields }: Rubric): string {
  return fields
    .flatMap(({ name, question, answers, onlyWith = {} }) => [
      phrase('question', { name, question: question.replaceAll(/\s+/g, ' '), answers: Object.keys(answers).join(', ') }),
      ...Object.entries(onlyWith).map(([answer, condition]) => phrase('only-with-in-short', { answer, ...conditionInWords(condition) })),
    ])
    .join('\n');
}

function conditionInWords({ field, answers }: AnswerCondition): Readonly<Record<'field' | 'answers', string>> {
  return { field, answers: answers.map((answer) => `\`${answer}\``).join(' or ') };
}

/** The shape of a reply, as JSON with dots where the judge's words go. */
function replyForm({ fields }: Rubric): string {
  const answers = fields.map(({ name }) => `"${name}": { "answer": "…", "citations": [] }`);
  return fill(textOf('reply'), { shape: `{ "reason": "…", "answers": { ${answers.join(', ')} } }` });
}
