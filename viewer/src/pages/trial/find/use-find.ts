import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { eventsQuery, wholeEventQuery } from '../../../api/trials.ts';
import { searchPattern } from '../../../parts/search-pattern.ts';
import { useTrial } from '../trial-context.ts';
import { eventPageSize } from '../use-events.ts';
import { findEvent } from './find-event.ts';
import { showHit, showNextHit } from './show-hit.ts';

export type FindState = 'found' | 'looking' | 'none' | 'none-after' | 'none-before' | 'failed';

/** Steps through the events of a trial in which a search hits; `inView` is the event that the reader is at. A search that comes shows its first hit. */
export function useFind(
  search: string | undefined,
  inView: number,
): { readonly state: FindState | undefined; readonly step: (by: 1 | -1) => void } {
  const { run, trial, event, pointAt } = useTrial();
  const queries = useQueryClient();
  const [state, setState] = useState<FindState>();
  const asked = useRef(0);
  const isOpened = useRef(false);
  const nearest = (
    pattern: RegExp,
    { from, by, end = trial.events }: { from: number; by: 1 | -1; end?: number },
  ): Promise<number | undefined> => {
    const number = asked.current;
    return findEvent({
      events: end,
      from,
      by,
      pattern,
      eventAt: async (seq) => {
        const first = seq - (seq % eventPageSize);
        const page = await queries.query({ ...eventsQuery(run, trial.id, first), staleTime: Infinity });
        const one = page.events[seq - first];
        if (one === undefined) throw new Error(`event ${seq} did not come`);
        return one;
      },
      wholeAt: (seq) => queries.query({ ...wholeEventQuery(run, trial.id, seq), gcTime: 0 }),
      isWanted: () => asked.current === number,
    });
  };
  const find = async (from: number, by: 1 | -1): Promise<void> => {
    const pattern = searchPattern(search);
    asked.current += 1;
    const number = asked.current;
    if (pattern === undefined) return;
    setState('looking');
    try {
      const found = await nearest(pattern, { from, by });
      if (asked.current !== number) return;
      setState(found !== undefined ? 'found' : from === -1 ? 'none' : by === 1 ? 'none-after' : 'none-before');
      if (found === undefined) return;
      if (found !== event) pointAt(found);
      await showHit(found, by === 1 ? 'first' : 'last');
    } catch {
      if (asked.current === number) setState('failed');
    }
  };
  const begin = useEffectEvent(() => {
    // A link to an event stays at it: its hit is shown where it has one, and else nothing moves.
    const isLink = event !== undefined && !isOpened.current;
    isOpened.current = true;
    const pattern = searchPattern(search);
    if (pattern === undefined) setState(undefined);
    else if (!isLink) void find(-1, 1);
    else
      nearest(pattern, { from: event - 1, by: 1, end: event + 1 })
        .then((found) => (found === event ? showHit(event) : undefined))
        // The page was left meanwhile, or the timeline says what failed.
        .catch(() => undefined);
  });
  useEffect(() => {
    begin();
    return () => {
      asked.current += 1;
      CSS.highlights.delete('custodes-found');
    };
  }, [search]);
  const step = (by: 1 | -1): void => {
    if (showNextHit(inView, by)) setState('found');
    else void find(inView, by);
  };
  return { state, step };
}
