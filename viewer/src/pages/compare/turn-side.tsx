import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { EventView } from '../../../../src/spec/index.ts';
import { count } from '../../parts/in-words.ts';
import { EventBody } from '../trial/timeline/event-body.tsx';
import { isSilent } from '../trial/timeline/event-row.tsx';
import { useOpened, useTrial } from '../trial/trial-context.ts';

interface TurnSideProps {
  readonly turn: number;
  readonly events: readonly EventView[];
  readonly letter: 'A' | 'B';
}

/** So many events of a turn stand on the page at first, and so many at most: a turn is laid out as a whole. */
const [few, many] = [40, 400];

/** What happened in a turn of one of the trials. */
export function TurnSide({ turn, events, letter }: TurnSideProps) {
  const [isOpen, open] = useOpened(`turn ${turn}`);
  const all = events.filter((event, place) => !isSilent(event, events[place + 1]));
  const shown = all.slice(0, isOpen ? many : few);
  const next = all[shown.length];
  return (
    <div className="compare-half" data-side={letter}>
      <span className="compare-letter" data-side={letter}>
        {letter}
      </span>
      {all.length === 0 ? <p className="compare-note">This trial has ended before.</p> : null}
      {shown.map((event) => (
        <div key={event.seq} className="custodes-event compare-event" data-type={event.type}>
          <div className="custodes-gutter">
            <EventLink seq={event.seq} says={`#${event.seq}`} />
          </div>
          <div className="custodes-event-body">
            <EventBody event={event} />
          </div>
        </div>
      ))}
      {next === undefined ? null : (
        <p className="compare-note">
          {count(all.length - shown.length)} more events in this turn.{' '}
          {isOpen ? null : (
            <Button size="compact-xs" variant="subtle" onClick={() => open(true)}>
              show {count(Math.min(many, all.length) - few)} of them
            </Button>
          )}{' '}
          <EventLink seq={next.seq} says="Read on in the trial" />
        </p>
      )}
    </div>
  );
}

function EventLink({ seq, says }: { readonly seq: number; readonly says: string }) {
  const { run, trial } = useTrial();
  return (
    <Link
      to="/runs/$run/trials/$cell/$index"
      params={{ run, cell: trial.cell, index: String(trial.index) }}
      search={{ event: seq }}
      className="custodes-link"
      title={`Event ${seq} in its trial`}
    >
      {says}
    </Link>
  );
}
