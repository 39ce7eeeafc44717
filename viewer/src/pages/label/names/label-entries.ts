import type { LabelInput, LabelRubric } from '../../../../../src/spec/index.ts';

type Value = LabelInput['value'];

/** Something that a rater can say of a trial. */
export interface LabelEntry {
  readonly name: string;
  /** What is asked, in a line. */
  readonly question: string;
  /** Leads to it: a capital letter; none beyond Z. */
  readonly key: string | undefined;
  /** Chosen among these by digit; null where the answer is written. */
  readonly answers: readonly LabelAnswer[] | null;
  readonly type: 'choice' | 'number' | 'text' | 'note';
}

export interface LabelAnswer {
  readonly value: Value;
  readonly text: string;
  /** What the rubric says that it means; absent where the answer says it all. */
  readonly meaning?: string;
  /** A digit. */
  readonly key: string;
}

/** Entries that belong together. */
export interface LabelGroup {
  readonly title: string;
  /** By which the questions are answered; a judge is told the same. */
  readonly rubric?: LabelRubric;
  readonly entries: readonly LabelEntry[];
}

/** What a label says, as a reader has it. */
export function answerInWords({ value, evidence }: Pick<LabelInput, 'value' | 'evidence'>): string {
  return value === null && evidence.length === 0 ? 'taken back' : valueInWords(value);
}

/** A value as a reader has it. */
export function valueInWords(value: Value): string {
  if (value === null) return 'no answer';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}

/** What was written as an answer of an entry; null where nothing is left, undefined where it is none. */
export function readAnswer(written: string, type: LabelEntry['type']): Value | undefined {
  if (written.trim() === '') return null;
  if (type !== 'number') return written;
  const number = Number(written.trim().replace(',', '.'));
  return Number.isFinite(number) ? number : undefined;
}
