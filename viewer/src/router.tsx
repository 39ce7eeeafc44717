import { createRootRoute, createRoute, createRouter, retainSearchParams } from '@tanstack/react-router';
import { ComparePage } from './pages/compare/compare-page.tsx';
import { LabelPage } from './pages/label/label-page.tsx';
import { ResultsPage } from './pages/results/results-page.tsx';
import { RunsPage } from './pages/runs/runs-page.tsx';
import { TrialPage } from './pages/trial/trial-page.tsx';
import { TrialsPage } from './pages/trials/trials-page.tsx';
import { parseTrialsSearch } from './pages/trials/trials-search.ts';
import { Frame } from './shell/frame.tsx';
import { NotFound } from './shell/not-found.tsx';
import {
  compareSearch,
  labelSearch,
  resultsSearch,
  sessionSearch,
  trialSearch,
  type LabelSearch,
  type SessionSearch,
  type TrialSearch,
} from './search.ts';

const root = createRootRoute({
  component: Frame,
  notFoundComponent: NotFound,
  validateSearch: (search) => sessionSearch.parse(search),
  // A session that labels blind stays blind on every way through the pages.
  search: { middlewares: [retainSearchParams<SessionSearch>(['blind'])] },
});

const runs = createRoute({ getParentRoute: () => root, path: '/', component: RunsPage });
/** The state of each page stands in its address, so that a link gives the same view again. */
const results = createRoute({
  getParentRoute: () => root,
  path: '/runs/$run',
  validateSearch: (search) => resultsSearch.parse(search),
  component: ResultsPage,
});
const trials = createRoute({
  getParentRoute: () => root,
  path: '/runs/$run/trials',
  validateSearch: parseTrialsSearch,
  component: TrialsPage,
});
const trial = createRoute({
  getParentRoute: () => root,
  path: '/runs/$run/trials/$cell/$index',
  validateSearch: (search) => trialSearch.parse(search),
  search: { middlewares: [retainSearchParams<SessionSearch & TrialSearch>(['queue', 'ask'])] },
  component: TrialPage,
});
const compare = createRoute({
  getParentRoute: () => root,
  path: '/runs/$run/compare',
  validateSearch: (search) => compareSearch.parse(search),
  component: ComparePage,
});
const label = createRoute({
  getParentRoute: () => root,
  path: '/runs/$run/label',
  validateSearch: (search) => labelSearch.parse(search),
  search: { middlewares: [retainSearchParams<SessionSearch & LabelSearch>(['queue', 'ask'])] },
  component: LabelPage,
});

export const router = createRouter({ routeTree: root.addChildren([runs, results, trials, trial, compare, label]) });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
