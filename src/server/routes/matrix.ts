import { Hono } from 'hono';
import { matrixView } from '../../analysis/index.ts';
import { MatrixQuery, type Results, type Scenario } from '../../spec/index.ts';
import { parseQuery } from '../parse-query.ts';

interface MatrixRouteSetting {
  /** The results of the run of this id. Throws InputError `run-not-found`. */
  readonly resultsOf: (run: string) => Promise<Results>;
  readonly scenarios: readonly Scenario[];
}

/** The results of a run as a matrix by any factors: cells are taken together here, where the statistics are. */
export function matrixRoutes({ resultsOf, scenarios }: MatrixRouteSetting): Hono {
  const routes = new Hono();
  routes.get('/:run/results/matrix', async (context) => {
    const query = parseQuery(MatrixQuery, context.req.query('query'), 'the matrix');
    return context.json(matrixView(await resultsOf(context.req.param('run')), scenarios, query));
  });
  return routes;
}
