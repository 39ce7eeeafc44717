import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useEffectEvent, useRef } from 'react';
import { useShortcuts } from '../../../shell/shortcuts.ts';
import { Failure } from '../../../shell/states.tsx';
import { useTrial } from '../trial-context.ts';
import { useEvents } from '../use-events.ts';
import { EventRow, isSilent } from './event-row.tsx';

interface TimelineProps {
  /** The event that the reader is at; -1 where none yet. */
  readonly inView: number;
  /** Told which event is in view when the reader scrolls. */
  readonly onInView: (seq: number) => void;
}

/** How far below the top edge the line lies at which a reader is taken to read, in pixels. */
const readingLine = 120;

/** All events of a trial in order; what is in sight is on the page. */
export function Timeline({ inView, onInView }: TimelineProps) {
  const { trial, event, pointAt } = useTrial();
  const box = useRef<HTMLDivElement>(null);
  const isReaders = useRef(false);
  const virtual = useVirtualizer({
    count: trial.events,
    getScrollElement: () => box.current,
    estimateSize: () => 90,
    overscan: 6,
    scrollPaddingStart: 8,
  });
  const items = virtual.getVirtualItems();
  const besideReader = [inView - 2, inView + 2].filter((seq) => seq >= 0 && seq < trial.events);
  const { eventAt, error } = useEvents([...items.map(({ index }) => index), ...besideReader]);
  // Its place is known for sure only once it is there.
  const isThere = event !== undefined && eventAt(event) !== undefined;
  const goTo = useEffectEvent((seq: number) => {
    isReaders.current = false;
    virtual.scrollToIndex(seq, { align: 'start' });
  });
  useEffect(() => {
    if (event !== undefined && event < trial.events) goTo(event);
  }, [event, isThere, trial.events]);
  const move = (by: 1 | -1): void => {
    let seq = inView + by;
    while (isSilent(eventAt(seq), eventAt(seq + 1))) seq += by;
    if (seq >= 0 && seq < trial.events) pointAt(seq);
  };
  useShortcuts('Trial', [
    { keys: ['j'], does: 'next event', run: () => move(1) },
    { keys: ['k'], does: 'event before', run: () => move(-1) },
  ]);
  const byReader = useCallback(() => {
    isReaders.current = true;
  }, []);
  const told = useRef(-1);
  return (
    <div
      ref={box}
      className="custodes-timeline"
      role="feed"
      aria-label="Timeline"
      tabIndex={0}
      onWheel={byReader}
      onTouchMove={byReader}
      onPointerDown={byReader}
      onKeyDown={({ key }) => {
        if (['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End', ' '].includes(key)) byReader();
      }}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        if (!isReaders.current) return;
        const isAtEnd = scrollTop + clientHeight >= scrollHeight - 4;
        const line = isAtEnd ? Infinity : scrollTop <= 0 ? 0 : scrollTop + readingLine;
        const seq = virtual.getVirtualItems().findLast(({ start }) => start <= line)?.index ?? 0;
        if (seq !== told.current) onInView((told.current = seq));
      }}
    >
      {error === null ? null : <Failure error={error} what="These events" />}
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {items.map((item) => (
          <div
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            style={{ position: 'absolute', top: 0, left: 0, width: '100%', transform: `translateY(${item.start}px)` }}
          >
            <EventRow seq={item.index} event={eventAt(item.index)} next={eventAt(item.index + 1)} />
          </div>
        ))}
      </div>
    </div>
  );
}
