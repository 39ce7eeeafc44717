import { useQueries, useQuery } from '@tanstack/react-query';
import type { EventView } from '../../../../src/spec/index.ts';
import { eventsQuery, wholeEventQuery } from '../../api/trials.ts';
import { useOpened, useTrial } from './trial-context.ts';

export const eventPageSize = 200;

/** Events by `seq`, as their pages come: those of the pages that hold the numbers asked for. */
export function useEvents(wanted: readonly number[]): { eventAt: (seq: number) => EventView | undefined; error: Error | null } {
  const { run, trial } = useTrial();
  const pages = [...new Set(wanted.map((seq) => Math.floor(seq / eventPageSize)))];
  const answers = useQueries({
    queries: pages.map((page) => ({ ...eventsQuery(run, trial.id, page * eventPageSize), staleTime: Infinity })),
  });
  return {
    eventAt: (seq) => answers[pages.indexOf(Math.floor(seq / eventPageSize))]?.data?.events[seq % eventPageSize],
    error: answers.find(({ error }) => error !== null)?.error ?? null,
  };
}

/** A text of an event: its beginning where it was cut, and the whole once it was asked for, or at once where it is no longer than `wholeUpTo`. */
export function useEventText(event: EventView, path: string, text: string, wholeUpTo = 0) {
  const { run, trial } = useTrial();
  const [isOpen, open] = useOpened(`${event.seq} ${path}`);
  const cut = event.cut.find((one) => one.path === path);
  const isWanted = cut !== undefined && (isOpen || cut.length <= wholeUpTo);
  const whole = useQuery({ ...wholeEventQuery(run, trial.id, event.seq), enabled: isWanted, staleTime: Infinity });
  const wholeText = whole.data === undefined ? undefined : textAt(whole.data, path);
  return {
    text: isWanted ? (wholeText ?? text) : text,
    /** The text's own length. */
    length: cut !== undefined && wholeText === undefined ? cut.length : undefined,
    isOpen: isOpen && (cut === undefined || wholeText !== undefined),
    isLoading: whole.isFetching,
    onOpen: open,
  };
}

/** The text at a path such as `parts.0.text`. */
function textAt(event: EventView, path: string): string | undefined {
  const found = path
    .split('.')
    .reduce<unknown>(
      (value, name) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined),
      event,
    );
  return typeof found === 'string' ? found : undefined;
}
