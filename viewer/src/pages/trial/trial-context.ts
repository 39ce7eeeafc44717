import { createContext, use, useCallback, useMemo, useState } from 'react';
import type { TrialView } from '../../../../src/spec/index.ts';
import { searchPattern } from '../../parts/search-pattern.ts';
import { hitsIn, placesOf, type TextMark } from '../../parts/text-marks.ts';

/** What every part of the page of a trial needs. */
export interface TrialSetting {
  readonly run: string;
  readonly trial: TrialView;
  /** The event that is pointed at, if any. */
  readonly event: number | undefined;
  /** Marks hits of the search and, where asked for, the sentences that conveyed factors. */
  readonly marksOf: (text: string) => readonly TextMark[];
  /** What was folded open, by key: survives scrolling out of sight. */
  readonly opened: Map<string, boolean>;
  /** Points at an event: it is scrolled to, and the world goes to its step. */
  readonly pointAt: (event: number) => void;
  /** Opens a model call as it went over the wire. */
  readonly openCall: (call: number) => void;
}

export const TrialContext = createContext<TrialSetting | null>(null);

export function useTrial(): TrialSetting {
  const setting = use(TrialContext);
  if (setting === null) throw new Error('no trial is on this page');
  return setting;
}

/** Whether something is open, remembered while the trial is on the page. */
export function useOpened(key: string, initially = false): readonly [boolean, (open: boolean) => void] {
  const { opened } = useTrial();
  const [isOpen, setOpen] = useState(opened.get(key) ?? initially);
  const open = useCallback(
    (next: boolean) => {
      opened.set(key, next);
      setOpen(next);
    },
    [opened, key],
  );
  return [isOpen, open];
}

/** The marks for texts of a trial. */
export function useMarks(
  trial: TrialView | undefined,
  { conveyed, search }: { readonly conveyed: boolean; readonly search: string | undefined },
) {
  return useMemo(() => {
    const pattern = searchPattern(search);
    const sentences = conveyed ? (trial?.conveyed ?? []) : [];
    return (text: string): readonly TextMark[] => [
      ...sentences.flatMap(({ factor, level, text: sentence }) =>
        placesOf(text, sentence).map((place) => ({ ...place, kind: 'conveyed' as const, label: `${factor}: ${level}` })),
      ),
      ...hitsIn(text, pattern),
    ];
  }, [trial, conveyed, search]);
}
