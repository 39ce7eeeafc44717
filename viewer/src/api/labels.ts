import { queryOptions } from '@tanstack/react-query';
import type { Label, LabelAgreement, LabelInput, LabelRubric, QueuedTrial, SampleEntry } from '../../../src/spec/index.ts';
import { isBlind } from './blind-session.ts';
import { getJson, sendJson } from './request.ts';

/** The labels of one trial that stand; in a blind session those of the rater only. */
export const labelsQuery = (run: string, trial: string, rater: string) =>
  queryOptions({
    queryKey: ['labels', run, trial, rater],
    queryFn: ({ signal }) => getJson<readonly Label[]>(labelsPath(run, trial, isBlind ? { rater } : {}), signal),
    staleTime: 0,
  });

/** All that a rater said of a trial, what was replaced and taken back too. */
export const labelHistoryQuery = (run: string, trial: string, rater: string) =>
  queryOptions({
    queryKey: ['label-history', run, trial, rater],
    queryFn: ({ signal }) => getJson<readonly Label[]>(labelsPath(run, trial, { rater, history: '1' }), signal),
    staleTime: 0,
  });

/** How far raters agree, by name; refused in a blind session. */
export const agreementQuery = (run: string) =>
  queryOptions({
    queryKey: ['agreement', run],
    queryFn: ({ signal }) => getJson<readonly LabelAgreement[]>(`${runPath(run)}/agreement`, signal),
    staleTime: 0,
  });

/** Saves a label. A RequestError with status 409 says that the rater's own label was changed meanwhile, in another tab. */
export function saveLabel(run: string, label: LabelInput): Promise<Label> {
  return sendJson<Label>(`${runPath(run)}/labels`, label);
}

/** A queue as the server is asked for it. `name`: the one thing that is asked, so that only its answers count as labelled. */
type AskedQueue = { readonly rater: string } & (
  | { readonly by: 'random' | 'stratified'; readonly size: number; readonly seed: number; readonly name?: string | undefined }
  | { readonly by: 'sample'; readonly sample: number }
);

/** The trials that a rater is to read: a sample, or drawn at random or as many from each cell. The same gives the same trials again. */
export const labelQueueQuery = (run: string, asked: AskedQueue) =>
  queryOptions({
    queryKey: ['queue', run, asked],
    queryFn: ({ signal }) =>
      getJson<readonly QueuedTrial[]>(`${runPath(run)}/queue?draw=${encodeURIComponent(JSON.stringify(asked))}`, signal),
    staleTime: 0,
  });

/** The samples that are kept in the run, and how far a rater got in each. */
export const samplesQuery = (run: string, rater: string) =>
  queryOptions({
    queryKey: ['samples', run, rater],
    queryFn: ({ signal }) => getJson<readonly SampleEntry[]>(`${runPath(run)}/samples?rater=${encodeURIComponent(rater)}`, signal),
    staleTime: 0,
  });

/** The rubrics by which trials are labelled; of `sample`, in the words of its judge. */
export const rubricsQuery = (run: string, sample: number | undefined) =>
  queryOptions({
    queryKey: ['rubrics', run, sample],
    queryFn: ({ signal }) =>
      getJson<readonly LabelRubric[]>(`${runPath(run)}/rubrics${sample === undefined ? '' : `?sample=${sample}`}`, signal),
  });

/** Where the labels of a run are downloaded. */
export function labelsFile(run: string, format: 'csv' | 'json'): string {
  return `${runPath(run)}/labels?format=${format}`;
}

function labelsPath(run: string, trial: string, asked: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(asked).toString();
  return `${runPath(run)}/trials/${trial}/labels${query === '' ? '' : `?${query}`}`;
}

function runPath(run: string): string {
  return `/api/runs/${encodeURIComponent(run)}`;
}

/** The rater's own label that stands in the place of another; null where there is none. */
export async function standingLabel(
  run: string,
  { trial, rater, name }: Pick<LabelInput, 'trial' | 'rater' | 'name'>,
): Promise<Label | null> {
  const labels = await getJson<readonly Label[]>(labelsPath(run, trial, { rater }));
  return labels.find((label) => label.rater === rater && label.name === name) ?? null;
}
