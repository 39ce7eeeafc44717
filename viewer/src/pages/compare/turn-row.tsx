import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { EventView } from '../../../../src/spec/index.ts';
import { count } from '../../parts/in-words.ts';
import { EventBody } from '../trial/timeline/event-body.tsx';
import { TrialContext, type TrialSetting } from '../trial/trial-context.ts';
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
            <TurnSide events={sides[side]} setting={settings[side]} letter={side === 0 ? 'A' : 'B'} />
          </TrialContext>
        ))}
      </div>
    </article>
  );
});

function TurnSide({
  events,
  setting: { run, trial },
  letter,
}: {
  readonly events: readonly EventView[];
  readonly setting: TrialSetting;
  readonly letter: 'A' | 'B';
}) {
  const shown = events.filter((event, place) => event.type !== 'model-call' || events[place + 1]?.type !== 'model-answer');
  return (
    <div className="compare-half" data-side={letter}>
      <span className="compare-letter" data-side={letter}>
        {letter}
      </span>
      {shown.length === 0 ? <p className="compare-note">This trial has ended before.</p> : null}
      {shown.map((event) => (
        <div key={event.seq} className="custodes-event compare-event" data-type={event.type}>
          <div className="custodes-gutter">
            <Link
              to="/runs/$run/trials/$cell/$index"
              params={{ run, cell: trial.cell, index: String(trial.index) }}
              search={{ event: event.seq }}
              title={`Event ${event.seq} in its trial`}
            >
              #{event.seq}
            </Link>
          </div>
          <div className="custodes-event-body">
            <EventBody event={event} />
          </div>
        </div>
      ))}
    </div>
  );
}
