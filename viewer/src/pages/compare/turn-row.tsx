import { memo } from 'react';
import { count } from '../../parts/in-words.ts';
import { TrialContext, type TrialSetting } from '../trial/trial-context.ts';
import { TurnSide } from './turn-side.tsx';
import type { TurnPair } from './turns.ts';

interface TurnRowProps {
  readonly pair: TurnPair;
  readonly settings: readonly [TrialSetting, TrialSetting];
  readonly isPointed: boolean;
  readonly isParting: boolean;
  readonly size: number;
  readonly goTo: (turn: number) => void;
}

const says = { none: 'the same', words: 'the same acts, in other words', acts: 'the acts differ' } as const;

/** One turn of both trials beside each other. */
export const TurnRow = memo(function TurnRow({ pair, settings, isPointed, isParting, size, goTo }: TurnRowProps) {
  const { number, sides, difference } = pair;
  const name = number === 0 ? 'Before the first call' : `Turn ${count(number)}`;
  return (
    <article
      className="compare-turn"
      data-difference={difference}
      data-pointed={isPointed}
      aria-label={`${name}: ${says[difference]}`}
      aria-posinset={number + 1}
      aria-setsize={size}
    >
      <h3 className="compare-turn-head">
        <button type="button" onClick={() => goTo(number)}>
          {name}
        </button>{' '}
        <span>
          {difference === 'acts' ? '≠ ' : ''}
          {says[difference]}
        </span>
        {isParting ? <strong className="compare-parting">Here they part</strong> : null}
      </h3>
      <div className="compare-pair">
        {([0, 1] as const).map((side) => (
          <TrialContext key={side} value={settings[side]}>
            <TurnSide turn={number} events={sides[side]} letter={side === 0 ? 'A' : 'B'} />
          </TrialContext>
        ))}
      </div>
    </article>
  );
});
