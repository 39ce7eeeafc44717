import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import type { RunView, TrialComparison } from '../../../../src/spec/index.ts';
import { useShortcuts } from '../../shell/shortcuts.ts';
import { Failure, Loading } from '../../shell/states.tsx';
import { CompareBar } from './compare-bar.tsx';
import { CompareSides } from './compare-sides.tsx';
import { DifferentTexts } from './different-texts.tsx';
import { Outcomes } from './outcomes.tsx';
import { TurnList } from './turn-list.tsx';
import { nextDifference, turnWith } from './turns.ts';
import { useTurns } from './use-turns.ts';

/** What differs in what was shown, then the turns of both, scrolled together. */
export function CompareReader({ view, comparison }: { readonly view: RunView; readonly comparison: TrialComparison }) {
  const { turn } = useSearch({ from: '/runs/$run/compare' });
  const navigate = useNavigate({ from: '/runs/$run/compare' });
  const { pairs, coming, error } = useTurns(view.run.id, comparison);
  const [first, second] = comparison.trials;
  const parting = useMemo(() => partingTurn(comparison, pairs), [comparison, pairs]);
  const [jump, setJump] = useState(0);
  const goTo = useCallback(
    (next: number | undefined) => {
      if (next === undefined) return;
      setJump((before) => before + 1);
      void navigate({ search: (before) => ({ ...before, turn: next }), replace: true, resetScroll: false });
    },
    [navigate],
  );
  const open = useCallback(
    (one: string, other: string) => void navigate({ search: { first: one, second: other }, resetScroll: false }),
    [navigate],
  );
  const step = (way: 1 | -1): void => goTo(nextDifference(pairs, turn ?? (way === 1 ? -1 : pairs.length), way) ?? turn);
  const swap = (): void => open(second.id, first.id);
  useShortcuts('Side by side', [
    { keys: ['n'], does: 'next turn in which the acts differ', run: () => step(1) },
    { keys: ['p'], does: 'the one before', run: () => step(-1) },
    { keys: ['f'], does: 'the first turn in which they part', run: () => goTo(parting) },
    { keys: ['s'], does: 'swap the two', run: swap },
  ]);
  return (
    <div className="compare-page">
      <CompareSides view={view} comparison={comparison} open={open} />
      <div className="compare-differences">
        <DifferentTexts comparison={comparison} />
        <Outcomes comparison={comparison} view={view} />
      </div>
      {error !== null ? (
        <Failure error={error} what="The events" />
      ) : coming > 0 ? (
        <Loading what="the events of both trials" />
      ) : (
        <>
          <CompareBar pairs={pairs} turn={turn} parting={parting} step={step} goTo={goTo} swap={swap} />
          <TurnList run={view.run.id} comparison={comparison} pairs={pairs} turn={turn} parting={parting} jump={jump} goTo={goTo} />
        </>
      )}
    </div>
  );
}

/** The turn of the first tool call that one subject makes and the other does not. */
function partingTurn({ part }: TrialComparison, pairs: ReturnType<typeof useTurns>['pairs']): number | undefined {
  if (part === null) return undefined;
  const turns = ([0, 1] as const).flatMap((side) => turnWith(pairs, side, part.seqs[side]) ?? []);
  return turns.length === 0 ? undefined : Math.min(...turns);
}
