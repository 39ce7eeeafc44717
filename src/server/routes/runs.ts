import { Hono } from 'hono';
import type { Rubric, Scenario } from '../../spec/index.ts';
import type { Indexer, ViewedRun } from '../../store/index.ts';
import { blindRun } from '../blind-run.ts';
import { createKeptResults, type ResultsMaker } from '../kept-results.ts';
import { createRunEntries } from '../run-entries.ts';
import type { RunShelf } from '../run-shelf.ts';
import { runView } from '../run-view.ts';
import { matrixRoutes } from './matrix.ts';

/** What the routes of the API are made of. */
export interface RouteSetting {
  readonly shelf: RunShelf;
  readonly indexer: Indexer;
  readonly scenarios: readonly Scenario[];
  /** The rubrics that ship, by which people label too. */
  readonly rubrics: readonly Rubric[];
  readonly resultsOf: ResultsMaker;
  /** The labels of a run as a file, as the command line writes it. */
  readonly labelsFile: (viewed: ViewedRun, format: 'csv' | 'json') => string;
  readonly clock: { readonly now: () => number };
}

/** The list of runs, what a page needs of one, and its results. */
export function runRoutes({ shelf, indexer, scenarios, resultsOf, clock }: RouteSetting): Hono {
  const routes = new Hono();
  const entries = createRunEntries(shelf, clock);
  const results = createKeptResults(resultsOf, clock);
  routes
    .get('/', (context) => context.json(entries()))
    .get('/:run', (context) => {
      const id = context.req.param('run');
      const viewed = shelf.open(id);
      const view = runView(id, viewed, { scenarios, clock });
      if (view.searchable < viewed.tally().done) indexer.fill(viewed.file);
      return context.json(context.req.query('blind') === '1' ? blindRun(view) : view);
    })
    .route('/', matrixRoutes({ resultsOf: (run) => results(shelf.open(run), undefined), scenarios }))
    .get('/:run/results', async (context) => {
      const { against: study, selfTest } = context.req.query();
      const against = study === undefined ? undefined : { study, selfTest: selfTest === 'true' };
      return context.json(await results(shelf.open(context.req.param('run')), against));
    });
  return routes;
}
