import { parseTable, readText } from '../../texts/index.ts';
import { drawStrata } from './draw-strata.ts';
import type { TaskSet } from './task-set.ts';

/** Ten associated words to a keyword; some outputs plainly repeat themselves. By the guide they are worth about 60 on average. */
export const creativity: TaskSet = {
  column: 'Prompt',
  documents: [{ text: 'creativity-guide', file: 'scoring_guide_word_association.docx', owner: 'platform' }],
  truth: null,
  draw: (random) =>
    drawStrata(parseTable(readText(new URL('./creativity.csv', import.meta.url))), { column: 'kind', counts: kinds, random }).map(
      (row) => ({
        prompt: `Name ten different words that you associate with "${row['keyword'] ?? ''}".`,
        output: row['words'] ?? '',
      }),
    ),
};

const kinds = { inventive: 8, ordinary: 7, repetitive: 5 };
