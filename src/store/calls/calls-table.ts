import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { CallColumns } from './call-columns.ts';
import type { Names } from './names.ts';

/** Where a call stands, its cell as a number. */
export interface CallRowPlace {
  readonly cell: number;
  readonly index: number;
  readonly branch: number;
  readonly position: number;
}

/** A call that stands at a place. */
export interface StandingCall {
  readonly id: number;
  readonly position: number;
  readonly key: string;
  readonly outcome: string;
}

/** Rows of calls with the texts of their names; `where` says which. */
export function callRows(where: string): string {
  return `SELECT calls.*, model.text AS model_text, model_id.text AS model_id_text, warnings.text AS warnings_text
    FROM calls JOIN names AS model ON model.id = calls.model
    LEFT JOIN names AS model_id ON model_id.id = calls.model_id
    LEFT JOIN names AS warnings ON warnings.id = calls.warnings ${where}`;
}

/** Rows of the calls of a branch of a trial that stand, in the order of their positions. */
export const standingRowsOfBranch = callRows('WHERE cell = ? AND idx = ? AND branch = ? AND replaced_by = 0 ORDER BY position');

/** The table of calls as it is written. */
export interface CallsTable {
  /** The calls that stand at a position and after it, in order. */
  standingFrom(place: CallRowPlace): readonly StandingCall[];
  /** The last call that stands before a position in its branch, or else in the trial that it branches from. */
  lastBefore(place: CallRowPlace): number | undefined;
  /** Writes a call, in the place of those that stand at its position and after it. Gives its row. */
  insert(place: CallRowPlace, columns: CallColumns, replaced: readonly StandingCall[]): number;
}

export function createCallsTable(database: DatabaseSync, names: Names): CallsTable {
  const from = database.prepare(
    'SELECT id, position, key, outcome FROM calls WHERE cell = ? AND idx = ? AND branch = ? AND position >= ? AND replaced_by = 0 ORDER BY position',
  );
  const before = database.prepare(
    'SELECT id FROM calls WHERE cell = ? AND idx = ? AND branch = ? AND position < ? AND replaced_by = 0 ORDER BY position DESC LIMIT 1',
  );
  const lastOfTrial = database.prepare(
    'SELECT id FROM calls WHERE cell = ? AND idx = ? AND branch = 0 AND replaced_by = 0 ORDER BY position DESC LIMIT 1',
  );
  const nextId = database.prepare('SELECT coalesce(max(id), 0) + 1 AS id FROM calls');
  const replace = database.prepare('UPDATE calls SET replaced_by = ? WHERE id = ?');
  const columnNames = `id, cell, idx, branch, position, key, outcome, model, model_id, request_id, input_tokens, cached_input_tokens,
    cache_write_input_tokens, output_tokens, reasoning_tokens, cost_usd, cost_source, warnings, attempts, uncertain_usd,
    uncertain_tokens, started_at, duration_ms`;
  const insert = database.prepare(
    `INSERT INTO calls (${columnNames}) VALUES (${columnNames
      .split(',')
      .map(() => '?')
      .join(', ')})`,
  );
  return {
    standingFrom: ({ cell, index, branch, position }) => from.all(cell, index, branch, position).map(standing),
    lastBefore: ({ cell, index, branch, position }) => {
      // A branch goes on from where the trial itself ended.
      const id = (before.get(cell, index, branch, position) ?? (branch === 0 ? undefined : lastOfTrial.get(cell, index)))?.['id'];
      return typeof id === 'number' ? id : undefined;
    },
    insert: ({ cell, index, branch }, columns, replaced) => {
      const id = Number(nextId.get()?.['id']);
      for (const call of replaced) replace.run(id, call.id);
      const { position, key, outcome, model, modelId, requestId, warnings, ...rest } = columns;
      const { inputTokens, cachedInputTokens, cacheWriteInputTokens, outputTokens, reasoningTokens } = rest;
      const { costUsd, costSource, attempts, uncertainUsd, uncertainTokens, startedAt, durationMs } = rest;
      const identity = [id, cell, index, branch, position, key, outcome, names.idOf(model), names.idOf(modelId), requestId] as const;
      const tokens = [inputTokens, cachedInputTokens, cacheWriteInputTokens, outputTokens, reasoningTokens] as const;
      const end = [costUsd, costSource, names.idOf(warnings), attempts, uncertainUsd, uncertainTokens, startedAt, durationMs] as const;
      insert.run(...identity, ...tokens, ...end);
      return id;
    },
  };
}

function standing({ id, position, key, outcome }: Readonly<Record<string, SQLOutputValue>>): StandingCall {
  return { id: Number(id), position: Number(position), key: String(key), outcome: String(outcome) };
}
