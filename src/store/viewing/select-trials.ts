import type { DatabaseSync } from 'node:sqlite';
import { absentLevel, dispositions, type Cell, type RunRecord, type TrialQuery } from '../../spec/index.ts';
import { standingLabels } from '../labels/standing-labels.ts';

/** Which trials are wanted and in which order, as far as rows and labels tell. */
export type TrialSelection = Omit<TrialQuery, 'search' | 'offset' | 'limit'>;

/** The rows of the trials that fit a selection, in its order, by their ids. */
export function selectTrials(
  database: DatabaseSync,
  { cells }: Pick<RunRecord, 'cells'>,
  { selection, labelled }: { selection: TrialSelection; /** Whether the run has a table of labels. */ labelled: boolean },
): Uint32Array {
  const { conditions, parameters, wantedShare } = conditionsOf(cells, selection, labelled);
  const { order, orderParameters } = orderOf(selection);
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  // The index in the order of the plan leads to rows all over the file: where most are looked at, reading it through is faster.
  const readsThrough = conditions.length > 0 && wantedShare > 0.25;
  const statement = database.prepare(`SELECT id FROM trials ${readsThrough ? 'NOT INDEXED' : ''} ${where} ORDER BY ${order}`);
  const rows = statement.iterate(...parameters, ...orderParameters);
  return Uint32Array.from(rows.map(({ id }) => Number(id)));
}

type Parameter = string | number;

interface Conditions {
  readonly conditions: readonly string[];
  readonly parameters: readonly Parameter[];
  /** Of the cells. */
  readonly wantedShare: number;
}

function conditionsOf(cells: readonly Cell[], selection: TrialSelection, labelled: boolean): Conditions {
  const conditions: string[] = [];
  const parameters: Parameter[] = [];
  const demand = (condition: string, ...values: Parameter[]): void => {
    conditions.push(condition);
    parameters.push(...values);
  };
  const wanted = cells.flatMap((cell, number) => (fits(cell, selection) ? [number] : []));
  if (wanted.length < cells.length) demand('cell IN (SELECT value FROM json_each(?))', JSON.stringify(wanted));
  if (selection.dispositions !== undefined) demand(`disposition IN (${oneOf})`, JSON.stringify(selection.dispositions));
  for (const [name, { values, atLeast, atMost }] of Object.entries(selection.measures ?? {})) {
    // Compared as JSON, so that the text "true" is told from true.
    if (values !== undefined)
      demand(`coalesce(measures -> ?, 'null') IN (${oneOf})`, name, JSON.stringify(values.map((value) => JSON.stringify(value))));
    if (atLeast !== undefined) demand('measures ->> ? >= ?', name, atLeast);
    if (atMost !== undefined) demand('measures ->> ? <= ?', name, atMost);
  }
  for (const [name, values] of Object.entries(selection.labels ?? {})) {
    if (!labelled) demand('false');
    // A number or yes and no are named as they are written.
    else
      demand(
        `${hasLabel} AND name = ? AND value IN (${oneOf}))`,
        name,
        JSON.stringify(values.flatMap((value) => [JSON.stringify(value), value])),
      );
  }
  if (selection.labelled === 'labelled') demand(labelled ? `${hasLabel})` : 'false');
  if (selection.labelled === 'unlabelled' && labelled) demand(`NOT ${hasLabel})`);
  return { conditions, parameters, wantedShare: wanted.length / cells.length };
}

const oneOf = 'SELECT value FROM json_each(?)';
const hasLabel = `EXISTS (SELECT 1 FROM (${standingLabels}) AS label WHERE label.cell = trials.cell AND label.idx = trials.idx`;

function fits(cell: Cell, { cells, scenarios, models, levels = {} }: TrialSelection): boolean {
  if (cells?.includes(cell.id) === false || scenarios?.includes(cell.scenario) === false || models?.includes(cell.model) === false)
    return false;
  const condition: Readonly<Record<string, string>> = cell.condition;
  return Object.entries(levels).every(([factor, wanted]) => wanted.includes(condition[factor] ?? absentLevel));
}

/** By the measure first, trials without a value last; then by what was asked for; equals by their place in the plan. */
function orderOf({ sort, sortMeasure, descending }: TrialSelection): { order: string; orderParameters: Parameter[] } {
  const direction = descending ? 'DESC' : 'ASC';
  const byMeasure = sortMeasure === undefined ? [] : [`measures ->> ? ${direction} NULLS LAST`];
  const keys = sortKeys[sort].map((key) => `${key} ${sortMeasure === undefined ? direction : 'ASC'}`);
  return { order: [...byMeasure, ...keys, 'cell', 'idx'].join(', '), orderParameters: sortMeasure === undefined ? [] : [sortMeasure] };
}

const sortKeys: Readonly<Record<TrialQuery['sort'], readonly string[]>> = {
  plan: ['cell', 'idx'],
  finished: [`unixepoch(started_at, 'subsec') * 1000 + duration_ms`],
  duration: ['duration_ms'],
  calls: ['model_calls'],
  tokens: [`coalesce(usage ->> 'inputTokens', 0) + coalesce(usage ->> 'outputTokens', 0)`],
  disposition: [`CASE disposition ${dispositions.map((name, place) => `WHEN '${name}' THEN ${place}`).join(' ')} END`],
  // Of relevance the search alone can tell; without one it is the plan's order.
  relevance: ['cell', 'idx'],
};
