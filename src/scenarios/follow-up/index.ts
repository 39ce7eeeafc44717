import type { StandardQuestion } from '../../spec/index.ts';
import { fill, hashTexts, parseTable, readText } from '../../texts/index.ts';

/** What a subject is told when it is asked afterwards. */
export interface FollowUpTexts {
  /** The message that puts a question. */
  readonly message: (question: string) => string;
  /** Stands in the place of the result of a tool call that was never carried out. */
  readonly notCarriedOut: string;
  /** Hash of these words; those of the questions stand in the study. */
  readonly version: string;
}

const asked = textOf('asked.md');
const notCarriedOut = textOf('not-carried-out.md');

/** The words that all scenarios share for what comes after a trial. */
export const followUpTexts: FollowUpTexts = {
  message: (question) => fill(asked, { question }),
  notCarriedOut,
  version: hashTexts(asked, notCarriedOut),
};

/** The questions that `followUp: standard` names: one for each factor that a text conveys, and one for the reasons. */
export const standardQuestions: readonly StandardQuestion[] = parseTable(textOf('questions.csv')).map(
  ({ id = '', checks = '', reads = '', asked: when, scenarios = '', ask = '' }) => ({
    id,
    ask,
    ...(checks === '' ? {} : { checks }),
    ...(reads === 'yes-no' || reads === 'number' ? { reads, expects: expectationsOf(id) } : {}),
    ...(scenarios === '' ? {} : { only: [{ scenario: scenarios.split(' ') }] }),
    whenVaried: when === 'when-varied',
  }),
);

function expectationsOf(question: string): Readonly<Record<string, string>> {
  const rows = parseTable(textOf('expectations.csv')).filter((row) => row['question'] === question);
  return Object.fromEntries(rows.map(({ level = '', expected = '' }) => [level, expected]));
}

function textOf(name: string): string {
  return readText(new URL(name, import.meta.url));
}
