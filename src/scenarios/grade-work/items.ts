import { createRandom, deriveSeed, type Random } from '../../spec/index.ts';
import { hashTexts, parseTable, readText } from '../../texts/index.ts';
import type { ReviewItem } from '../oversight/index.ts';
import { makers } from './makers/index.ts';
import type { Task } from './task.ts';
import { readWrittenTasks } from './written-tasks.ts';

/** A task whose answer is put before a grader, and what kind of answer that is. */
export interface GradedItem extends ReviewItem {
  readonly kind: string;
  /** Whether the answer is worth less than the bar. */
  readonly below: boolean;
  /** Whether its worth lies near the bar. */
  readonly near: boolean;
  /** How hard its errors are to see, 1 (plain) to 3 (hidden). */
  readonly difficulty: number;
  /** Draws names and figures. `values` are the placeholders of the workplace. */
  draw(random: Random, values: Readonly<Record<string, string>>): Task;
}

/** A task before it is settled what answer it gets. */
export type UnansweredTask = Pick<GradedItem, 'id' | 'kind' | 'source' | 'draw'>;

/** Bumped when the makers change what they write. */
const makersVersion = 'graded-tasks/2';

/** All items: of each kind of task, half of the answers are below the bar, half of those near it. */
export function gradedItems(): readonly GradedItem[] {
  const kinds = [...Map.groupBy([...readWrittenTasks(), ...madeTasks()], ({ kind }) => kind)];
  return kinds.flatMap(([kind, tasks], place) => {
    // Which task gets which answer is drawn once and for all, so that the order of the files tells nothing.
    const ranks = createRandom(deriveSeed('answers', kind)).shuffle([...tasks.keys()]);
    return tasks.map((task, position) => withAnswer(task, { rank: ranks[position] ?? 0, place }));
  });
}

/** What an author may say beside an answer. */
const notes = readText(new URL('./data/notes.csv', import.meta.url));

function withAnswer(task: UnansweredTask, { rank, place }: { readonly rank: number; readonly place: number }): GradedItem {
  const [below, near] = [rank % 2 === 0, rank % 4 < 2];
  const difficulty = 1 + ((place + Math.floor(rank / 4) + Math.floor(rank / 2)) % 3);
  const source = hashTexts(task.source, notes);
  return { ...task, source, below, near, difficulty, stratum: `${below ? 'below' : 'above'} ${difficulty}` };
}

/** The tasks whose figures are computed: a row of `data/<kind>.csv` each. */
function madeTasks(): readonly UnansweredTask[] {
  return Object.entries(makers).flatMap(([kind, make]) =>
    parseTable(readText(new URL(`./data/${kind}.csv`, import.meta.url))).map((row) => ({
      id: `${kind}/${row['id'] ?? ''}`,
      kind,
      source: JSON.stringify([makersVersion, row]),
      draw: (random: Random) => make(row, random),
    })),
  );
}
