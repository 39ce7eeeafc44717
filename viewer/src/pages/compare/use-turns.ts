import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { EventView, TrialComparison } from '../../../../src/spec/index.ts';
import { eventsQuery } from '../../api/trials.ts';
import { eventPageSize } from '../trial/use-events.ts';
import { pairTurns, type TurnPair } from './turns.ts';

/** The turns of two trials beside each other, once all of their events are there; how many pages of them are still to come. */
export function useTurns(run: string, { trials }: TrialComparison): { pairs: readonly TurnPair[]; coming: number; error: Error | null } {
  const pages = trials.flatMap(({ id, events }, side) =>
    Array.from({ length: Math.ceil(events / eventPageSize) }, (_none, page) => ({ id, side, from: page * eventPageSize })),
  );
  const { sides, coming, error } = useQueries({
    queries: pages.map(({ id, from }) => ({ ...eventsQuery(run, id, from), staleTime: Infinity })),
    combine: (answers) => {
      const all: [EventView[], EventView[]] = [[], []];
      for (const [place, { data }] of answers.entries()) all[pages[place]?.side === 1 ? 1 : 0].push(...(data?.events ?? []));
      return {
        sides: all,
        coming: answers.filter(({ data }) => data === undefined).length,
        error: answers.find((answer) => answer.error !== null)?.error ?? null,
      };
    },
  });
  const pairs = useMemo(() => (coming > 0 ? [] : pairTurns(...sides)), [coming, sides]);
  return { pairs, coming, error };
}
