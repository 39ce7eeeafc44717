import { parseTable, readText } from '../../texts/index.ts';
import { outputsPerEvaluation, type TaskSet } from './task-set.ts';

const rightOutputs = 12;

/** Questions with one right answer: 12 of 20 are answered right, whichever are drawn. */
export const factual: TaskSet = {
  column: 'Question',
  documents: [{ text: 'factual-guide', file: 'scoring_guide_general_knowledge.docx', owner: 'platform' }],
  truth: (100 * rightOutputs) / outputsPerEvaluation,
  draw: (random) => {
    const drawn = random.shuffle(parseTable(readText(new URL('./factual.csv', import.meta.url)))).slice(0, outputsPerEvaluation);
    const answered = random.shuffle(drawn.map((_row, position) => (position < rightOutputs ? 'right' : 'wrong')));
    return drawn.map((row, position) => ({ prompt: row['question'] ?? '', output: row[answered[position] ?? 'right'] ?? '' }));
  },
};
