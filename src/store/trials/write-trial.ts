import type { DatabaseSync } from 'node:sqlite';
import type { Stage, TrialRecord } from '../../spec/index.ts';
import { packText } from '../compression.ts';
import { rowHash } from '../sealing/seals.ts';
import { hashStage } from './stages.ts';
import { trialColumns, type TrialBodyColumns } from './trial-columns.ts';

/** Writes trials, within a transaction of the caller's. */
export interface TrialWriter {
  /** Writes a trial of a cell, given by its number. Gives the hash of what it wrote. */
  write(trial: TrialRecord, cell: number): Buffer;
  /** Forgets what it knows of the file. */
  readonly forget: () => void;
}

export function createTrialWriter(database: DatabaseSync): TrialWriter {
  const insertStage = database.prepare('INSERT INTO stages (key, body) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const insertTrial = database.prepare(
    `INSERT INTO trials (cell, idx, disposition, end_reason, failure, measures, world_variant, world_seed, subject_seed, model_calls, usage, model_ids, started_at, duration_ms)
     VALUES (${Array.from({ length: 14 }, () => '?').join(', ')})`,
  );
  const insertBody = database.prepare('INSERT INTO trial_bodies (trial, stage, marks, call_ms, events) VALUES (?, ?, ?, ?, ?)');
  let stageKeys = new WeakMap<Stage, string>();

  /** Trials of a cell share a few stages, so that each is hashed and packed once. */
  const stageKey = (stage: Stage): string => {
    const known = stageKeys.get(stage);
    if (known !== undefined) return known;
    const text = JSON.stringify(stage);
    const key = hashStage(text);
    insertStage.run(key, packText(text));
    stageKeys.set(stage, key);
    return key;
  };
  return {
    write: (trial, cell) => {
      const columns = trialColumns(trial);
      const { index, disposition, endReason, failure, measures, worldVariant, worldSeed, subjectSeed, modelCalls, usage } = columns;
      const { lastInsertRowid } = insertTrial.run(
        cell,
        index,
        disposition,
        endReason,
        failure,
        measures,
        worldVariant,
        worldSeed,
        subjectSeed,
        modelCalls,
        usage,
        columns.modelIds,
        columns.startedAt,
        columns.durationMs,
      );
      const body: TrialBodyColumns = {
        stage: stageKey(trial.stage),
        marks: JSON.stringify(trial.marks),
        callMs: JSON.stringify(trial.timing.callMs),
      };
      const events = Buffer.from(JSON.stringify(trial.events));
      insertBody.run(lastInsertRowid, body.stage, body.marks, body.callMs, packText(events));
      return rowHash({ cell: trial.cell, ...columns, ...body }, events);
    },
    forget: () => {
      stageKeys = new WeakMap();
    },
  };
}
