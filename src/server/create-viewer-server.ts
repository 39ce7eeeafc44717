import { Hono } from 'hono';
import { createIndexer } from '../store/index.ts';
import { answerErrors } from './answer-errors.ts';
import { guardRequests } from './guard-requests.ts';
import { keepBlind } from './keep-blind.ts';
import { labelRoutes } from './routes/labels.ts';
import { runRoutes, type RouteSetting } from './routes/runs.ts';
import { trialRoutes } from './routes/trials.ts';
import { createRunShelf } from './run-shelf.ts';
import { servePage, type PageFiles } from './serve-page.ts';

/** What the viewer's server is put together from. */
export interface ViewerSetting extends Pick<RouteSetting, 'scenarios' | 'rubrics' | 'resultsOf' | 'labelsFile' | 'clock'> {
  /** The folder whose runs are shown. */
  readonly runsFolder: string;
  /** The built page: its files by path, such as `index.html`. */
  readonly page: PageFiles;
  /** Needed by requests that change data; fresh for each start. */
  readonly token: string;
  /** A fresh nonce for a page's styles. */
  readonly nonce: () => string;
}

/** The server as a function of requests, so that it runs under any HTTP server and in tests under none. */
export interface ViewerServer {
  fetch(request: Request): Response | Promise<Response>;
  /** Closes all stored runs that it has open, and ends its work beside. */
  close(): void;
}

/** Creates the server of the viewer. It reads stored runs; it writes labels into them, and a search index beside each. */
export function createViewerServer({ runsFolder, page, token, nonce, ...setting }: ViewerSetting): ViewerServer {
  const shelf = createRunShelf(runsFolder, setting.clock);
  const indexer = createIndexer(setting.clock);
  const routes = { ...setting, shelf, indexer };
  const app = new Hono();
  app.use(guardRequests(token));
  app.use('/api/*', keepBlind);
  app.route('/api/runs', runRoutes(routes));
  app.route('/api/runs', labelRoutes(routes));
  app.route('/api/runs', trialRoutes(routes));
  app.get('/api/*', (context) => context.json({ error: 'there is no such part of the API', hint: 'Load the page anew.' }, 404));
  app.get('*', servePage(page, { token, nonce }));
  app.all('*', (context) => context.json({ error: `nothing here takes ${context.req.method}` }, 405, { allow: 'GET, HEAD' }));
  app.onError(answerErrors);
  return {
    fetch: (request) => app.fetch(request),
    close: () => {
      indexer.close();
      shelf.close();
    },
  };
}
