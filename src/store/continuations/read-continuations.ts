import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import {
  FollowUpQuestion,
  type FollowUpAnswer,
  type FollowUpRecord,
  type InterviewRecord,
  type RunReader,
  type RunRecord,
} from '../../spec/index.ts';
import { guarded } from '../database.ts';
import { storedJson } from '../stored-json.ts';
import { streamed } from '../streamed.ts';
import { continuationText, storedContinuationColumns } from './continuation-columns.ts';

type Row = Readonly<Record<string, SQLOutputValue>>;

/** Reads what followed trials. */
export function createContinuationReader(
  database: DatabaseSync,
  file: string,
  run: Pick<RunRecord, 'cells' | 'study'>,
): Pick<RunReader, 'followUpAnswers' | 'followUps' | 'interviews'> {
  const questions = questionIds(run);
  const answer = (row: Row): FollowUpAnswer => {
    const { outcome, reading } = storedContinuationColumns(row);
    return {
      cell: run.cells[Number(row['cell'])]?.id ?? '',
      index: Number(row['idx']),
      question: questions[Number(row['branch']) - 1] ?? '',
      outcome: outcome as FollowUpAnswer['outcome'], // written from the type
      reading: reading === null ? null : storedJson(reading),
    };
  };
  const ofTrial = (cell: string, index: number, branches: '>' | '<'): readonly Row[] => {
    const number = run.cells.findIndex(({ id }) => id === cell);
    const where = `WHERE cell = ? AND idx = ? AND branch ${branches} 0 ORDER BY abs(branch)`;
    return guarded(file, () => database.prepare(`${withBodies} ${where}`).all(number, index));
  };
  return {
    followUpAnswers: () => streamed(database, file, 'SELECT * FROM continuations WHERE branch > 0 ORDER BY cell, idx, branch', answer),
    followUps: (cell, index) =>
      ofTrial(cell, index, '>').map((row): FollowUpRecord => ({
        ...answer(row),
        number: Number(row['branch']),
        ...guarded(file, () => storedJson<Omit<FollowUpRecord, keyof FollowUpAnswer | 'number'>>(continuationText(row['body']))),
      })),
    interviews: (cell, index) =>
      ofTrial(cell, index, '<').map((row): InterviewRecord => ({
        cell,
        index,
        number: -Number(row['branch']),
        ...guarded(file, () => storedJson<Omit<InterviewRecord, 'cell' | 'index' | 'number'>>(continuationText(row['body']))),
      })),
  };
}

const withBodies = 'SELECT * FROM continuations LEFT JOIN continuation_bodies ON continuation = id';

/** The ids of a run's questions in their order; they stand whole in its study. */
function questionIds({ study }: Pick<RunRecord, 'study'>): string[] {
  if (study.followUp === undefined || study.followUp === 'standard') return [];
  return study.followUp.map((question) => FollowUpQuestion.safeParse(question).data?.id ?? '');
}
