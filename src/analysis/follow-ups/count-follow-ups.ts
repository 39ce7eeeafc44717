import {
  FollowUpQuestion,
  type Cell,
  type FollowUpAnswer,
  type FollowUpCount,
  type FollowUpResults,
  type RunRecord,
} from '../../spec/index.ts';
import { createFollowUpTally, type FollowUpTally } from './follow-up-tally.ts';

/**
 * What was answered to a run's questions, by cell and by level of the factor that each checks. One pass; memory grows with
 * cells and questions. Cells in which a question was asked of nobody have no entry.
 */
export function countFollowUps(
  { cells, study }: Pick<RunRecord, 'cells' | 'study'>,
  answers: Iterable<FollowUpAnswer>,
  { level }: { level: number },
): FollowUpResults {
  const questions = questionsOf(study);
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  const checked = new Map(questions.map((question) => [question.id, question]));
  const ofCells = new Map<string, FollowUpTally>();
  const ofLevels = new Map<string, FollowUpTally>();
  for (const answer of answers) {
    const question = checked.get(answer.question);
    const cell = byId.get(answer.cell);
    if (question === undefined || cell === undefined) continue;
    tallyOf(ofCells, cellKey(question, cell)).add(answer);
    tallyOf(ofLevels, levelKey(question, cell)).add(answer);
  }
  const pairs = questions.flatMap((question) => cells.map((cell) => ({ question, cell })));
  return {
    questions: questions.map(({ id, ask, checks, reads }) => ({ id, ask, checks: checks ?? null, reads: reads ?? null })),
    cells: pairs.flatMap(({ question, cell }) => {
      const tally = ofCells.get(cellKey(question, cell));
      return tally === undefined ? [] : [{ cell: cell.id, ...counted(question, cell, { tally, level }) }];
    }),
    levels: [...Map.groupBy(pairs, ({ question, cell }) => levelKey(question, cell))].flatMap(([key, [first]]) => {
      const tally = ofLevels.get(key);
      if (tally === undefined || first === undefined) return [];
      return [{ model: first.cell.model, ...counted(first.question, first.cell, { tally, level }) }];
    }),
  };
}

function counted(question: FollowUpQuestion, cell: Cell, { tally, level }: { tally: FollowUpTally; level: number }): FollowUpCount {
  return { question: question.id, level: levelOf(question, cell) ?? null, ...tally.count({ isRead: question.reads !== undefined, level }) };
}

function tallyOf(tallies: Map<string, FollowUpTally>, key: string): FollowUpTally {
  const known = tallies.get(key) ?? createFollowUpTally();
  tallies.set(key, known);
  return known;
}

function cellKey({ id }: FollowUpQuestion, cell: Cell): string {
  return JSON.stringify([id, cell.id]);
}

function levelKey(question: FollowUpQuestion, cell: Cell): string {
  return JSON.stringify([question.id, cell.model, levelOf(question, cell) ?? null]);
}

function levelOf({ checks }: FollowUpQuestion, { condition }: Cell): string | undefined {
  return Object.entries(condition).find(([factor]) => factor === checks)?.[1];
}

/** The questions of a stored run, whole. */
function questionsOf({ followUp }: RunRecord['study']): readonly FollowUpQuestion[] {
  if (followUp === undefined || followUp === 'standard') return [];
  return followUp.flatMap((question) => FollowUpQuestion.safeParse(question).data ?? []);
}
