import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { EventView } from '../../../../../src/spec/index.ts';
import { useTrial } from '../trial-context.ts';
import { CopyEvent } from './copy-event.tsx';
import { EventBody } from './event-body.tsx';

interface EventRowProps {
  readonly seq: number;
  readonly event: EventView | undefined;
  readonly next: EventView | undefined;
}

/** Whether an event shows nothing by itself: what a call was answered with follows at once, and says the same and more. */
export function isSilent(event: EventView | undefined, next: EventView | undefined): boolean {
  return event?.type === 'model-call' && next?.type === 'model-answer';
}

/** An event with its number, which is a link to it, and its simulated time. */
export const EventRow = memo(function EventRow({ seq, event, next }: EventRowProps) {
  const { trial, event: pointedAt } = useTrial();
  if (event === undefined) return <div className="custodes-event custodes-event-coming">#{seq} …</div>;
  if (isSilent(event, next)) return <div className="custodes-event-silent" />;
  return (
    <article
      className="custodes-event"
      data-type={event.type}
      data-pointed={seq === pointedAt}
      aria-posinset={seq + 1}
      aria-setsize={trial.events}
      aria-label={`Event ${seq}: ${event.type}`}
    >
      <div className="custodes-gutter">
        <Link
          from="/runs/$run/trials/$cell/$index"
          to="."
          search={(old) => ({ ...old, event: seq, world: undefined })}
          replace
          title={`Link to event ${seq}`}
        >
          #{seq}
        </Link>
        <time dateTime={event.at} title={`${event.at}, simulated`}>
          {event.at.slice(11, 19)}
        </time>
      </div>
      <div className="custodes-event-body">
        <EventBody event={event} />
      </div>
      <CopyEvent event={event} />
    </article>
  );
});
