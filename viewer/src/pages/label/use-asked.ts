import { useQuery } from '@tanstack/react-query';
import { samplesQuery } from '../../api/labels.ts';
import type { Queue } from './queue/queue-address.ts';

/** What of a trial a rater is asked. */
export interface Asked {
  /** Not known yet: the sample is on its way. */
  readonly isPending: boolean;
  /** The only name that is asked for; undefined where all are. */
  readonly shown: string | undefined;
  /** The name whose answers count as labelled; undefined where any does. */
  readonly counted: string | undefined;
}

/** Stands in the address for all names, where a sample asks for one. */
export const everything = 'all';

/** What is asked by an address: `ask` names it, and a sample asks for its own where it is absent. What counts of a sample is always its own. */
export function useAsked(run: string, rater: string, { queue, ask }: { queue: Queue | undefined; ask: string | undefined }): Asked {
  const sample = queue?.by === 'sample' ? queue.sample : undefined;
  const { data, isPending } = useQuery({ ...samplesQuery(run, rater), enabled: sample !== undefined });
  const own = data?.find(({ id }) => id === sample)?.name;
  const chosen = ask === everything ? undefined : ask;
  return {
    isPending: sample !== undefined && isPending,
    shown: ask === undefined ? own : chosen,
    counted: sample === undefined ? chosen : own,
  };
}
