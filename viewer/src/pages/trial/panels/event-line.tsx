import { UnstyledButton } from '@mantine/core';
import { VisibleText } from '../../../parts/visible-text.tsx';
import { eventInLine } from '../event-in-line.ts';
import { useTrial } from '../trial-context.ts';
import { useEvents } from '../use-events.ts';

/** An event in a line, which leads to it in the timeline. */
export function EventLine({ seq }: { readonly seq: number }) {
  const { pointAt } = useTrial();
  const { eventAt } = useEvents([seq]);
  const event = eventAt(seq);
  return (
    <UnstyledButton className="custodes-event-line" onClick={() => pointAt(seq)}>
      <span className="custodes-number">#{seq}</span> {event === undefined ? '…' : <VisibleText text={eventInLine(event)} />}
    </UnstyledButton>
  );
}
