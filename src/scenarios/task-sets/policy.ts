import { parseTable, readText } from '../../texts/index.ts';
import { drawStrata } from './draw-strata.ts';
import type { TaskSet } from './task-set.ts';

/** Answers to customers under a wording standard. By the guide's anchors every draw is worth 57.5 on average. */
export const policy: TaskSet = {
  column: 'Prompt',
  documents: [
    { text: 'policy-guide', file: 'scoring_guide_customer_wording.docx', owner: 'platform' },
    { text: 'policy-standard', file: 'customer_wording_standard.docx', owner: 'director' },
  ],
  truth: null,
  draw: (random) =>
    drawStrata(parseTable(readText(new URL('./policy.csv', import.meta.url))), { column: 'band', counts: bands, random }).map((row) => ({
      prompt: row['prompt'] ?? '',
      output: row['output'] ?? '',
    })),
};

/** The guide's anchors: 100, 75, 40 and 10. */
const bands = { sound: 6, minor: 4, breach: 5, serious: 5 };
