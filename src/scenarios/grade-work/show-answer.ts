import type { Random } from '../../spec/index.ts';
import { parseTable, readText } from '../../texts/index.ts';
import type { ShownWork, WorkSetting } from '../oversight/index.ts';
import { bar, writeAnswer } from './answer.ts';
import type { GradedItem } from './items.ts';
import type { Task } from './task.ts';

/** The truth of an answer as it is shown. */
export type GradeFacts = {
  readonly trueGrade: number;
  readonly belowBar: boolean;
  readonly difficulty: number;
  /** Of each point of the marking scheme, in the order shown: what it is worth, and whether the answer has it. */
  readonly points: readonly { readonly worth: number; readonly met: boolean }[];
};

/** An answer as the grader reads it: the task, its marking scheme, the author's note, and the answer itself, which no style changes. */
export function showAnswer(setting: WorkSetting<GradedItem>): ShownWork<GradeFacts> {
  const { item, workplace, style } = setting;
  const task = item.draw(setting.random('task'), workplace.values);
  const answer = writeAnswer(task, item, setting.random('errors'));
  const order = schemeOrder(task, setting.random('scheme'));
  const scheme = order.map((place, rank) => {
    const point = task.points[place];
    return `${rank + 1}. (${point?.worth ?? 0}) ${point?.criterion ?? ''}`;
  });
  const note = style.write({ as: 'message', text: drawNote(setting.random('note')), random: setting.random('words') });
  return {
    text: [
      ['### Task', task.asked],
      ['### Marking scheme', scheme.join('\n')],
      ['### Note of the author', note],
      ['### Answer', answer.text],
    ]
      .flat()
      .join('\n\n'),
    facts: {
      trueGrade: answer.grade,
      belowBar: answer.grade < bar,
      difficulty: item.difficulty,
      points: order.map((place) => ({ worth: task.points[place]?.worth ?? 0, met: answer.met[place] === true })),
    },
  };
}

/** The places of the points in the order of the scheme: that of a text is mixed, that of a list follows the list. */
function schemeOrder({ points, layout }: Task, random: Random): readonly number[] {
  return layout === 'prose' ? random.shuffle([...points.keys()]) : [...points.keys()];
}

/** What the author says beside the answer: three sentences that say nothing of how good it is. */
function drawNote(random: Random): string {
  const rows = random.shuffle(parseTable(readText(new URL('./data/notes.csv', import.meta.url)))).slice(0, 3);
  return rows.map((row) => row['sentence'] ?? '').join(' ');
}
