import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { TrialPage, TrialQueryInput, TrialRow } from '../../../../src/spec/index.ts';
import { trialsQuery } from '../../api/trials.ts';

/** A row's place, and its trial once it is there. */
export interface ShownRow {
  readonly index: number;
  readonly trial: TrialRow | undefined;
}

export const pageSize = 100;

/** How often the table looks for news while trials come in, or are still being read for the search. */
const paceMs = 2000;

type Query = Omit<TrialQueryInput, 'offset' | 'limit'>;

/** The query whose rows are on the page: the wanted one as soon as its first page is there, the one before until then. */
export function useSettledQuery(
  run: string,
  wanted: Query,
  live: boolean,
): { query: Query; first: TrialPage | undefined; isBehind: boolean; error: Error | null } {
  useLastLook(run, live);
  const key = JSON.stringify(wanted);
  const [settled, settle] = useState(key);
  const newest = useQuery({
    ...pageOf(run, wanted, 0),
    refetchInterval: ({ state }) => (live || (state.data?.unsearched ?? 0) > 0 ? paceMs : false),
  });
  if (settled !== key && newest.data !== undefined) settle(key);
  const isBehind = settled !== key && newest.data === undefined;
  const query = isBehind ? (JSON.parse(settled) as Query) : wanted; // written from such a query
  const shown = useQuery({ ...pageOf(run, query, 0), enabled: isBehind });
  return { query, first: newest.data ?? shown.data, isBehind: newest.data === undefined, error: newest.error };
}

/** The rows from `from` up to `to`; those whose page has not come yet have no trial. While the run is live they are asked for again. */
export function useTrialRows(
  run: string,
  query: Query,
  { from, to, live }: { readonly from: number; readonly to: number; readonly live: boolean },
): ShownRow[] {
  const firstPage = Math.floor(from / pageSize);
  const pages = to <= from ? [] : range(firstPage, Math.floor((to - 1) / pageSize) + 1);
  const answers = useQueries({
    queries: pages.map((page) => ({ ...pageOf(run, query, page), refetchInterval: live ? paceMs : (false as const) })),
  });
  return range(from, to).map((index) => ({
    index,
    trial: answers[Math.floor(index / pageSize) - firstPage]?.data?.rows[index % pageSize],
  }));
}

/** Asks once more for all rows when a run ends: the last trials may have come in after the last look. */
function useLastLook(run: string, live: boolean): void {
  const queries = useQueryClient();
  const wasLive = useRef(live);
  useEffect(() => {
    if (wasLive.current && !live) void queries.invalidateQueries({ queryKey: ['trials', run] });
    wasLive.current = live;
  }, [queries, run, live]);
}

/** A page of rows. Pages scrolled past are let go after a minute, so that a long scroll does not fill the memory. */
function pageOf(run: string, query: Query, page: number) {
  const { queryKey, queryFn } = trialsQuery(run, { ...query, offset: page * pageSize, limit: pageSize });
  return { queryKey, ...(queryFn === undefined ? {} : { queryFn }), gcTime: 60_000 };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_none, position) => from + position);
}
