import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import type { TrialView } from '../../../../src/spec/index.ts';
import type { TrialSearch } from '../../search.ts';
import { useMarks } from './trial-context.ts';

const route = '/runs/$run/trials/$cell/$index';

/** What stays the same while one reads: marks, what is open, and how the address is changed, which is no step of the history. */
export function useReader(trial: TrialView, isWide: boolean) {
  const search = useSearch({ from: route });
  const navigate = useNavigate({ from: route });
  const [opened] = useState(() => new Map<string, boolean>());
  const marksOf = useMarks(trial, { conveyed: search.conveyed === true, search: search.search });
  const set = useCallback(
    (part: Partial<TrialSearch>) => void navigate({ to: '.', search: (old) => ({ ...old, ...part }), replace: true }),
    [navigate],
  );
  const pointAt = useCallback(
    (event: number) => set(isWide ? { event, world: undefined } : { event, world: undefined, panel: undefined }),
    [set, isWide],
  );
  return { marksOf, set, pointAt, opened };
}
