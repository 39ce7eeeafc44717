import type { SQLOutputValue } from 'node:sqlite';
import type { TrialRecord, TrialSummary } from '../../spec/index.ts';
import { storedJson } from '../stored-json.ts';

/** What of a trial stands in columns; values that are not plain stand as JSON. */
export interface TrialColumns {
  readonly index: number;
  readonly disposition: TrialRecord['disposition'];
  readonly endReason: TrialRecord['endReason'];
  readonly failure: string | null;
  readonly measures: string;
  readonly worldVariant: number;
  readonly worldSeed: number;
  readonly subjectSeed: number;
  readonly modelCalls: number;
  readonly usage: string;
  readonly modelIds: string;
  readonly startedAt: string;
  readonly durationMs: number;
}

/** What stands beside the events, out of the way of an analysis. */
export interface TrialBodyColumns {
  /** Hash of the stage. */
  readonly stage: string;
  readonly marks: string;
  readonly callMs: string;
}

/** The columns that a trial is written to. SQLite keeps texts as UTF-8, so that halves of surrogate pairs are replaced first. */
export function trialColumns(trial: TrialRecord): TrialColumns {
  const { index, disposition, endReason, failure, worldVariant, worldSeed, subjectSeed, modelCalls, timing } = trial;
  return {
    index,
    disposition,
    endReason,
    failure: failure?.toWellFormed() ?? null,
    measures: JSON.stringify(trial.measures),
    worldVariant,
    worldSeed,
    subjectSeed,
    modelCalls,
    usage: JSON.stringify(trial.usage),
    modelIds: JSON.stringify(trial.modelIds),
    startedAt: timing.startedAt,
    durationMs: timing.durationMs,
  };
}

/** The columns of a row of `trials`. */
export function storedTrialColumns(row: Readonly<Record<string, SQLOutputValue>>): TrialColumns {
  return {
    index: Number(row['idx']),
    disposition: row['disposition'] as TrialColumns['disposition'], // written from the type
    endReason: row['end_reason'] as TrialColumns['endReason'], // as above
    failure: typeof row['failure'] === 'string' ? row['failure'] : null,
    measures: String(row['measures']),
    worldVariant: Number(row['world_variant']),
    worldSeed: Number(row['world_seed']),
    subjectSeed: Number(row['subject_seed']),
    modelCalls: Number(row['model_calls']),
    usage: String(row['usage']),
    modelIds: String(row['model_ids']),
    startedAt: String(row['started_at']),
    durationMs: Number(row['duration_ms']),
  };
}

/** The columns of a row of `trial_bodies`. */
export function storedTrialBodyColumns(row: Readonly<Record<string, SQLOutputValue>>): TrialBodyColumns {
  return { stage: String(row['stage']), marks: String(row['marks']), callMs: String(row['call_ms']) };
}

/** A trial as lists and analyses need it. `parse` reads what many trials have in common, by `createRepeatedJson`. */
export function summaryOf(cell: string, columns: TrialColumns, parse: typeof storedJson = storedJson): TrialSummary {
  const { index, disposition, endReason, failure, worldVariant, worldSeed, subjectSeed, modelCalls } = columns;
  return {
    cell,
    index,
    disposition,
    endReason,
    worldVariant,
    worldSeed,
    subjectSeed,
    modelCalls,
    ...(failure === null ? {} : { failure }),
    measures: parse(columns.measures),
    usage: storedJson(columns.usage),
    modelIds: parse(columns.modelIds),
  };
}
