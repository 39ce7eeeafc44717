import type { DatabaseSync } from 'node:sqlite';
import type { FollowUpSink, InterviewRecord } from '../../spec/index.ts';
import { guarded } from '../database.ts';
import type { RunSeal } from '../sealing/run-seal.ts';
import type { Transactions } from '../transactions.ts';
import { createFollowUpsAsked } from './follow-ups-asked.ts';
import { createContinuationWriter } from './write-continuations.ts';

/** What follows trials, as it is written. */
export interface WrittenContinuations {
  readonly followUpSink: FollowUpSink;
  /** Writes an interview as far as it has come. */
  readonly putInterview: (record: InterviewRecord) => void;
  /** Is told that a trial failed, so that it is asked nothing. */
  trialFailed(cell: number, index: number): void;
}

interface Setting {
  readonly numberOf: (cell: string) => number;
  readonly seal: RunSeal;
  readonly transactions: Transactions;
}

/** Answers are part of the run's content, interviews are not: they leave its seal as it is. */
export function createContinuations(database: DatabaseSync, file: string, { numberOf, seal, transactions }: Setting): WrittenContinuations {
  const writer = createContinuationWriter(database);
  const known = createFollowUpsAsked(database);
  return {
    followUpSink: {
      owes: (cell, index, questions) => known.owes(numberOf(cell), index, questions),
      asked: (cell, index) => guarded(file, () => known.of(numberOf(cell), index)),
      append: (record) => {
        const cell = numberOf(record.cell);
        transactions.run(() => {
          writer.addFollowUp(record, cell);
          seal.break();
        });
        known.add(cell, record.index);
      },
    },
    putInterview: (record) => {
      const cell = numberOf(record.cell);
      transactions.run(() => {
        writer.putInterview(record, cell);
      });
    },
    trialFailed: known.exempt,
  };
}
