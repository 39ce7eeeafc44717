import { queryOptions } from '@tanstack/react-query';
import type { FollowUpRecord, InterviewRecord } from '../../../src/spec/index.ts';
import { getJson } from './request.ts';

/** What a subject was asked after a trial had ended, which no measure looks at. */
export interface Afterwards {
  readonly followUps: readonly FollowUpRecord[];
  readonly interviews: readonly InterviewRecord[];
}

export const afterwardsQuery = (run: string, trial: string) =>
  queryOptions({
    queryKey: ['afterwards', run, trial],
    queryFn: ({ signal }) => getJson<Afterwards>(`/api/runs/${encodeURIComponent(run)}/trials/${trial}/afterwards`, signal),
  });
