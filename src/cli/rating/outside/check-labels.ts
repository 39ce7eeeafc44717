import { InputError } from '../../../errors/index.ts';
import type { Rubric } from '../../../spec/index.ts';
import type { OutsideTranscripts } from './read-outside.ts';

/**
 * Checks that right answers which came with transcripts are answers of the rubrics: one that is misspelt would make the judge
 * look wrong. Throws InputError `unreadable-file`.
 */
export function checkLabels(rubrics: readonly Rubric[], { transcripts }: Pick<OutsideTranscripts, 'transcripts'>): void {
  for (const { id, fields } of rubrics)
    for (const { name, answers } of fields)
      for (const [transcript, { truth }] of transcripts) {
        const value = truth?.labels?.[name];
        if (value === undefined || Object.hasOwn(answers, String(value))) continue;
        throw new InputError(
          'unreadable-file',
          `the transcript ${transcript} has the label ${name}: ${JSON.stringify(value)}, which is no answer of ${id}`,
          {
            hint: `The answers are ${Object.keys(answers).join(', ')}. Mend the label, or leave it out.`,
          },
        );
      }
}
