import type { DatabaseSync } from 'node:sqlite';
import { createHitFinder } from './search/hit-finder.ts';
import { matchExpression } from './search/match-expression.ts';
import { indexState } from './search/search-file.ts';
import { searchTrials } from './search/search-trials.ts';
import { parseSearch, type RunRecord, type SearchTerm, type TrialPage, type TrialQuery } from '../../spec/index.ts';
import type { LabelReader } from '../labels/read-labels.ts';
import { selectTrials } from './select-trials.ts';
import { trialRows } from './trial-rows.ts';

/** Lists kept, of four bytes a trial: a page further down, or another page of the same table, reads no more than its rows. */
const listsKept = 12;

/** What a table of trials is made of. */
interface PageSetting {
  readonly database: DatabaseSync;
  readonly folder: string;
  readonly run: RunRecord;
  readonly labels: LabelReader;
  /** Finished trials. */
  readonly done: () => number;
}

/** Creates the pages of a run's table of trials. */
export function createTrialPages({ database, folder, run, labels, done }: PageSetting): (query: TrialQuery) => TrialPage {
  const lists = new Map<string, Uint32Array>();
  const lastTrial = database.prepare('SELECT max(id) AS last FROM trials');
  const findHit = createHitFinder(database);
  const kept = (key: string, make: () => Uint32Array): Uint32Array => {
    const list = lists.get(key) ?? make();
    lists.delete(key);
    lists.set(key, list);
    for (const oldest of lists.keys()) if (lists.size > listsKept) lists.delete(oldest);
    return list;
  };
  return ({ search = '', offset, limit, ...selection }) => {
    const labelled = labels.hasTable();
    const terms = parseSearch(search);
    const byRelevance = selection.sort === 'relevance' && selection.sortMeasure === undefined;
    const state = [lastTrial.get()?.['last'] ?? 0, labels.last()];
    const selected = kept(JSON.stringify([selection, state]), () => selectTrials(database, run, { selection, labelled }));
    const searched = terms.length === 0 ? undefined : lookFor(terms, byRelevance);
    const fitting = searched === undefined ? selected : both(selected, searched.found, byRelevance);
    return {
      total: fitting.length,
      offset,
      rows: trialRows(database, run, { ids: fitting.subarray(offset, offset + limit), terms, labelled, findHit }),
      unsearched: searched === undefined ? 0 : Math.max(0, done() - searched.trials),
    };
  };

  function lookFor(terms: readonly SearchTerm[], byRelevance: boolean): { found: Uint32Array; trials: number } {
    const { last, trials } = indexState(folder, run);
    const key = JSON.stringify([matchExpression(terms), byRelevance, last]);
    return { found: kept(key, () => searchTrials(folder, run, { terms, byRelevance })), trials };
  }
}

/** What is in both lists, in the order of the search where that is one of relevance, else of the selection. */
function both(selected: Uint32Array, found: Uint32Array, byRelevance: boolean): Uint32Array {
  const [order, other] = byRelevance ? [found, selected] : [selected, found];
  // A byte for each row of the run; a set of numbers would take forty.
  const marked = new Uint8Array(other.reduce((last, id) => Math.max(last, id), 0) + 1);
  for (const id of other) marked[id] = 1;
  return order.filter((id) => marked[id] === 1);
}
