import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { hitsQuery } from '../../../api/trials.ts';
import { useTrial } from '../trial-context.ts';
import { nearestHit } from './nearest-hit.ts';
import { showHit, showNextHit } from './show-hit.ts';

/** What is known of a search: where it led, and in how many events it hits. */
export type FindState =
  { readonly is: 'looking' | 'none' | 'failed' } | { readonly is: 'found' | 'none-after' | 'none-before'; readonly events: number };

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
  const find = async ({ from, by, stays = false }: { from: number; by: 1 | -1; stays?: boolean }): Promise<void> => {
    asked.current += 1;
    const number = asked.current;
    if (search === undefined) {
      setState(undefined);
      return;
    }
    setState({ is: 'looking' });
    try {
      const hits = await queries.query({ ...hitsQuery(run, trial.id, search), staleTime: Infinity });
      if (asked.current !== number) return;
      const found = stays ? hits.find((seq) => seq === event) : nearestHit(hits, { from, by });
      if (hits.length === 0) setState({ is: 'none' });
      else setState({ is: stays || found !== undefined ? 'found' : by === 1 ? 'none-after' : 'none-before', events: hits.length });
      if (found === undefined) return;
      if (found !== event) pointAt(found);
      await showHit(found, by === 1 ? 'first' : 'last');
    } catch {
      if (asked.current === number) setState({ is: 'failed' });
    }
  };
  const begin = useEffectEvent(() => {
    // A link to an event stays at it: its hit is shown where it has one, and else nothing moves.
    const stays = event !== undefined && !isOpened.current;
    isOpened.current = true;
    void find({ from: -1, by: 1, stays });
  });
  useEffect(() => {
    begin();
    return () => {
      asked.current += 1;
      CSS.highlights.delete('custodes-found');
    };
  }, [search]);
  const step = (by: 1 | -1): void => {
    if (!showNextHit(inView, by)) void find({ from: inView, by });
    else setState((before) => (before !== undefined && 'events' in before ? { ...before, is: 'found' } : before));
  };
  return { state, step };
}
