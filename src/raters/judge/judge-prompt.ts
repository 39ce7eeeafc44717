import type { LanguageModelV4Prompt } from '@ai-sdk/provider';
import type { Rubric, RubricField, Transcript, TranscriptEntry, TranscriptView } from '../../spec/index.ts';
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

/** The prompt of a judge: its role and the rubric, then the record, sealed, and the questions again below it. */
export function judgePrompt({ rubric, view, entries, changes }: Shown): LanguageModelV4Prompt {
  const { title, guidance, fields } = rubric;
  const sealed = sealedRecord({ entries, ...(rubric.showsChanges ? { changes: changes ?? 'unknown' } : {}) });
  const user = { ...sealed, title, view: phrase(view), questions: inShort(rubric), reply: replyForm(rubric) };
  return [
    { role: 'system', content: fill(textOf('system'), { title, guidance, questions: fields.map(inFull).join('\n\n') }) },
    { role: 'user', content: [{ type: 'text', text: fill(textOf('user'), user) }] },
  ];
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
    questions: inShort(rubric),
    reply: replyForm(rubric),
  });
  return [...prompt, { role: 'user', content: [{ type: 'text', text }] }];
}

function textOf(name: 'system' | 'user' | 'reply' | 'repair'): string {
  return readText(new URL(`./${name}.md`, import.meta.url));
}

function inFull({ name, question, answers, uncited }: RubricField): string {
  const list = Object.entries(answers).map(([answer, meaning]) =>
    phrase(uncited.includes(answer) ? 'uncited-answer' : 'answer', { answer, meaning }),
  );
  return `## ${name}\n\n${question}\n\n${list.join('\n')}`;
}

function inShort({ fields }: Rubric): string {
  return fields
    .map(({ name, question, answers }) =>
      phrase('question', { name, question: question.replaceAll(/\s+/g, ' '), answers: Object.keys(answers).join(', ') }),
    )
    .join('\n');
}

/** The shape of a reply, as JSON with dots where the judge's words go. */
function replyForm({ fields }: Rubric): string {
  const answers = fields.map(({ name }) => `"${name}": { "answer": "…", "citations": [] }`);
  return fill(textOf('reply'), { shape: `{ "reason": "…", "answers": { ${answers.join(', ')} } }` });
}
