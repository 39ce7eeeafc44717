import type { DatabaseSync } from 'node:sqlite';
import type { CallTotals, FidelityNote, SeenModelId } from '../../spec/index.ts';
import { inOwnBranches } from '../own-branches.ts';
import { storedJson } from '../stored-json.ts';
import { storedUsage } from './call-columns.ts';

/**
 * What the calls of a run came to. Outcomes count the calls that stand; money, tokens and attempts count those that were
 * replaced too, since they were paid for. Questions asked afterwards are the run's; interviews and ratings are not. `isBeingWritten`:
 * attempts that a living process has under way are not lost. `branches`: the branches that are summed, as a condition of SQL.
 */
export function callTotals(database: DatabaseSync, isBeingWritten: boolean, branches = inOwnBranches): CallTotals {
  const row = database.prepare(`${totalsQuery} WHERE ${branches}`).get() ?? {};
  const lost = database.prepare(`${lostQuery} AND ${branches}`).get(isBeingWritten ? 1 : 0) ?? {};
  const number = (name: string): number => Number(row[name] ?? 0);
  const sum = (name: string): number | null => (row[name] === null ? null : number(name));
  const uncertainUnpriced = number('uncertain_unpriced') + Number(lost['unpriced'] ?? 0);
  const uncertainUsd = number('uncertain_usd') + Number(lost['usd'] ?? 0);
  return {
    answered: number('answered'),
    failed: number('failed'),
    aborted: number('aborted'),
    attempts: number('attempts'),
    lost: Number(lost['attempts'] ?? 0),
    costUsd: number('unpriced') > 0 ? null : number('cost_usd'),
    knownUsd: number('cost_usd'),
    uncertain: {
      usd: uncertainUnpriced > 0 && uncertainUsd === 0 ? null : uncertainUsd,
      tokens: number('uncertain_tokens') + Number(lost['tokens'] ?? 0),
    },
    usage: storedUsage({
      inputTokens: sum('input_tokens'),
      cachedInputTokens: sum('cached_input_tokens'),
      cacheWriteInputTokens: sum('cache_write_input_tokens'),
      outputTokens: sum('output_tokens'),
      reasoningTokens: sum('reasoning_tokens'),
    }),
  };
}

/** Tokens are summed as floating point, which no provider's count can overflow. */
const totalsQuery = `SELECT
  count(*) FILTER (WHERE outcome = 'answered' AND replaced_by = 0) AS answered,
  count(*) FILTER (WHERE outcome = 'failed' AND replaced_by = 0) AS failed,
  count(*) FILTER (WHERE outcome = 'aborted' AND replaced_by = 0) AS aborted,
  count(*) FILTER (WHERE outcome = 'answered' AND cost_usd IS NULL) AS unpriced,
  count(*) FILTER (WHERE uncertain_usd IS NULL) AS uncertain_unpriced,
  sum(attempts) AS attempts,
  sum(cost_usd) FILTER (WHERE outcome = 'answered') AS cost_usd,
  sum(uncertain_usd) AS uncertain_usd,
  sum(uncertain_tokens * 1.0) AS uncertain_tokens,
  sum(input_tokens * 1.0) AS input_tokens,
  sum(cached_input_tokens * 1.0) AS cached_input_tokens,
  sum(cache_write_input_tokens * 1.0) AS cache_write_input_tokens,
  sum(output_tokens * 1.0) AS output_tokens,
  sum(reasoning_tokens * 1.0) AS reasoning_tokens
  FROM calls`;

const lostQuery = `SELECT count(*) AS attempts, sum(worst_usd) AS usd, sum(worst_tokens * 1.0) AS tokens,
  count(*) FILTER (WHERE worst_usd IS NULL) AS unpriced FROM open_attempts WHERE lost >= ?`;

/** What the calls of each cell cost, by its number: paid-for answers as in `callTotals`; null where one has no price. */
export function cellCosts(database: DatabaseSync): ReadonlyMap<number, number | null> {
  const query = `SELECT cell, sum(cost_usd) FILTER (WHERE outcome = 'answered') AS usd,
    count(*) FILTER (WHERE outcome = 'answered' AND cost_usd IS NULL) AS unpriced FROM calls WHERE ${inOwnBranches} GROUP BY cell`;
  return new Map(
    database
      .prepare(query)
      .all()
      .map(({ cell, usd, unpriced }) => [Number(cell), Number(unpriced) > 0 ? null : Number(usd ?? 0)]),
  );
}

/** Calls of a branch of a trial, from a position on. */
interface BranchPlace {
  readonly cell: number;
  readonly index: number;
  readonly branch: number;
  readonly from: number;
}

/** Makes the function that says what the answered ones of such calls cost; null where one has no price. */
export function createBranchCosts(database: DatabaseSync): (place: BranchPlace) => number | null {
  const query = database.prepare(`SELECT sum(cost_usd) AS usd, count(*) FILTER (WHERE cost_usd IS NULL) AS unpriced FROM calls
    WHERE cell = ? AND idx = ? AND branch = ? AND position >= ? AND outcome = 'answered'`);
  return ({ cell, index, branch, from }) => {
    const { usd, unpriced } = query.get(cell, index, branch, from) ?? {};
    return Number(unpriced) > 0 ? null : Number(usd ?? 0);
  };
}

/** Warnings over all calls, the most frequent first. */
export function fidelityNotes(database: DatabaseSync): readonly FidelityNote[] {
  const query = `SELECT model.text AS model, warnings.text AS warnings, count(*) AS calls FROM calls
    JOIN names AS model ON model.id = calls.model JOIN names AS warnings ON warnings.id = calls.warnings WHERE ${inOwnBranches}
    GROUP BY calls.model, calls.warnings`;
  const notes = new Map<string, FidelityNote>();
  for (const row of database.prepare(query).iterate()) {
    const model = String(row['model']);
    for (const warning of new Set(storedJson<string[]>(row['warnings']))) {
      const key = JSON.stringify([model, warning]);
      notes.set(key, { model, warning, calls: (notes.get(key)?.calls ?? 0) + Number(row['calls']) });
    }
  }
  return [...notes.values()].sort((a, b) => b.calls - a.calls || compare(a.model, b.model) || compare(a.warning, b.warning));
}

/** Model ids as answered, in the order in which they were first seen. */
export function seenModelIds(database: DatabaseSync): readonly SeenModelId[] {
  const query = `SELECT model.text AS model, model_id.text AS model_id, count(*) AS calls,
    min(started_at) AS first_at, max(started_at) AS last_at FROM calls
    JOIN names AS model ON model.id = calls.model JOIN names AS model_id ON model_id.id = calls.model_id WHERE ${inOwnBranches}
    GROUP BY calls.model, calls.model_id ORDER BY first_at, model.text, model_id.text`;
  return database
    .prepare(query)
    .all()
    .map((row) => ({
      model: String(row['model']),
      modelId: String(row['model_id']),
      calls: Number(row['calls']),
      firstAt: String(row['first_at']),
      lastAt: String(row['last_at']),
    }));
}

/** By code units, so that the order is the same everywhere. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
