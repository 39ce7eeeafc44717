import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  CallRecord,
  EventPage,
  EventView,
  TrialComparison,
  TrialPage,
  TrialQueryInput,
  TrialView,
  WorldView,
} from '../../../src/spec/index.ts';
import { getJson } from './request.ts';

/** A page of the trials that fit a query. */
export const trialsQuery = (run: string, query: TrialQueryInput) =>
  queryOptions({
    queryKey: ['trials', run, query],
    queryFn: ({ signal }) => getJson<TrialPage>(`${runPath(run)}/trials?query=${encodeURIComponent(JSON.stringify(query))}`, signal),
    placeholderData: keepPreviousData,
  });

/** One trial; `id` is `<cell id>/<index>`. */
export const trialQuery = (run: string, id: string) =>
  queryOptions({ queryKey: ['trial', run, id], queryFn: ({ signal }) => getJson<TrialView>(trialPath(run, id), signal) });

export const eventsQuery = (run: string, id: string, from: number) =>
  queryOptions({
    queryKey: ['events', run, id, from],
    queryFn: ({ signal }) => getJson<EventPage>(`${trialPath(run, id)}/events?from=${from}&limit=200`, signal),
  });

/** An event with its long texts in whole. */
export const wholeEventQuery = (run: string, id: string, seq: number) =>
  queryOptions({
    queryKey: ['event', run, id, seq],
    queryFn: ({ signal }) => getJson<EventView>(`${trialPath(run, id)}/events/${seq}`, signal),
  });

/** The `seq` of each event of a trial in which a search hits. */
export const hitsQuery = (run: string, id: string, search: string) =>
  queryOptions({
    queryKey: ['hits', run, id, search],
    queryFn: ({ signal }) => getJson<readonly number[]>(`${trialPath(run, id)}/hits?search=${encodeURIComponent(search)}`, signal),
  });

/** The world after an event; -1 is before the first. */
export const worldQuery = (run: string, id: string, seq: number) =>
  queryOptions({
    queryKey: ['world', run, id, seq],
    queryFn: ({ signal }) => getJson<WorldView>(`${trialPath(run, id)}/world/${seq}`, signal),
    placeholderData: keepPreviousData,
  });

/** The content of a file as it stood after an event. */
export const fileQuery = (run: string, id: string, { seq, host, name }: { seq: number; host: string; name: string }) =>
  queryOptions({
    queryKey: ['file', run, id, seq, host, name],
    queryFn: ({ signal }) =>
      getJson<{ readonly content: string }>(
        `${trialPath(run, id)}/world/${seq}/file?host=${encodeURIComponent(host)}&name=${encodeURIComponent(name)}`,
        signal,
      ),
  });

/** A model call as it went over the wire, from 1. */
export const callQuery = (run: string, id: string, call: number) =>
  queryOptions({
    queryKey: ['call', run, id, call],
    queryFn: ({ signal }) => getJson<CallRecord>(`${trialPath(run, id)}/calls/${call}`, signal),
  });

export const comparisonQuery = (run: string, first: string, second: string) =>
  queryOptions({
    queryKey: ['comparison', run, first, second],
    queryFn: ({ signal }) => getJson<TrialComparison>(`${trialPath(run, first)}/beside/${second}`, signal),
  });

function runPath(run: string): string {
  return `/api/runs/${encodeURIComponent(run)}`;
}

function trialPath(run: string, id: string): string {
  return `${runPath(run)}/trials/${id}`;
}
