import { queryOptions } from '@tanstack/react-query';
import type { MatrixQuery, MatrixView, Results, RunEntry, RunView } from '../../../src/spec/index.ts';
import { getJson } from './request.ts';

/** How often a page looks for news while a run is going on, in milliseconds. */
const pace = 2000;

/** All stored runs, newest first; asked again while one is live. */
export const runsQuery = queryOptions({
  queryKey: ['runs'],
  queryFn: ({ signal }) => getJson<readonly RunEntry[]>('/api/runs', signal),
  refetchInterval: pace,
});

export const runQuery = (run: string) =>
  queryOptions({
    queryKey: ['run', run],
    queryFn: ({ signal }) => getJson<RunView>(`/api/runs/${encodeURIComponent(run)}`, signal),
    refetchInterval: ({ state }) => (state.data?.run.live === true ? pace : false),
  });

/** The results, asked again at half the pace while the run is live. */
export const resultsQuery = (run: string, { live }: { live: boolean }) =>
  queryOptions({
    // Asked once more when the run ends.
    queryKey: ['results', run, live],
    queryFn: ({ signal }) => getJson<Results>(`/api/runs/${encodeURIComponent(run)}/results`, signal),
    refetchInterval: live ? 2 * pace : false,
    placeholderData: (before, query) => ofSameRun(before, query, run),
  });

/** The published figures beside those of the run. A RequestError says why they cannot be: planted subjects, or models of which nothing is published. */
export const publishedQuery = (run: string, { against, selfTest }: { against: string; selfTest: boolean }) =>
  queryOptions({
    queryKey: ['published', run, against, selfTest],
    queryFn: async ({ signal }) => {
      const asked = new URLSearchParams({ against, ...(selfTest ? { selfTest: 'true' } : {}) });
      return (await getJson<Results>(`/api/runs/${encodeURIComponent(run)}/results?${asked.toString()}`, signal)).comparison;
    },
    retry: false,
  });

/** The results by any factors on rows and columns; the earlier matrix stays in view while another is asked for. */
export const matrixQuery = (run: string, query: MatrixQuery, { live }: { live: boolean }) =>
  queryOptions({
    queryKey: ['matrix', run, live, query],
    queryFn: ({ signal }) =>
      getJson<MatrixView>(`/api/runs/${encodeURIComponent(run)}/results/matrix?query=${encodeURIComponent(JSON.stringify(query))}`, signal),
    refetchInterval: live ? 2 * pace : false,
    placeholderData: (before, asked) => ofSameRun(before, asked, run),
  });

/** What was shown before stays in view while it is asked for again; that of another run does not. */
function ofSameRun<Data>(
  before: Data | undefined,
  query: { readonly queryKey: readonly unknown[] } | undefined,
  run: string,
): Data | undefined {
  return query?.queryKey[1] === run ? before : undefined;
}
