import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { TrialComparison } from '../../../../src/spec/index.ts';
import { TurnRow } from './turn-row.tsx';
import type { TurnPair } from './turns.ts';
import { SideSetting } from './side-setting.tsx';

interface TurnListProps {
  readonly run: string;
  readonly comparison: TrialComparison;
  readonly pairs: readonly TurnPair[];
  readonly turn: number | undefined;
  readonly parting: number | undefined;
  /** Counts the jumps, so that one to the turn that is pointed at already brings it into view again. */
  readonly jump: number;
  readonly goTo: (turn: number) => void;
}

/** Turns of both trials in rows, so that they scroll together; those in sight are on the page, below the bar that stays above them. */
export function TurnList({ run, comparison: { trials }, pairs, turn, parting, jump, goTo }: TurnListProps) {
  const list = useRef<HTMLDivElement>(null);
  const [{ top, bar }, setPlace] = useState({ top: 0, bar: 0 });
  useLayoutEffect(() => {
    const measure = (): void => {
      const next = {
        top: Math.round((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY),
        bar: list.current?.previousElementSibling?.clientHeight ?? 0,
      };
      setPlace((before) => (before.top === next.top && before.bar === next.bar ? before : next));
    };
    measure();
    // What stands above it folds and unfolds.
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);
  const virtual = useWindowVirtualizer({
    count: pairs.length,
    estimateSize: () => 320,
    overscan: 2,
    scrollMargin: top,
    scrollPaddingStart: bar,
  });
  const show = useEffectEvent((wanted: number) => virtual.scrollToIndex(wanted, { align: 'start' }));
  const isPlaced = top > 0;
  useEffect(() => {
    if (turn === undefined || turn >= pairs.length || !isPlaced) return;
    return whileSettling(() => show(turn));
  }, [turn, jump, pairs.length, isPlaced]);
  return (
    <SideSetting run={run} trials={trials}>
      {(settings) => (
        <div ref={list} role="feed" aria-label="Turns of both trials" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map((item) => {
            const pair = pairs[item.index];
            return pair === undefined ? null : (
              <div
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                className="compare-place"
                style={{ transform: `translateY(${item.start - virtual.options.scrollMargin}px)` }}
              >
                <TurnRow
                  pair={pair}
                  settings={settings}
                  isPointed={pair.number === turn}
                  isParting={pair.number === parting}
                  size={pairs.length}
                  goTo={goTo}
                />
              </div>
            );
          })}
        </div>
      )}
    </SideSetting>
  );
}

/** Does it for some frames, in which rows come to their heights, or until the reader moves. */
function whileSettling(act: () => void): () => void {
  let left = 20;
  let frame = 0;
  const stop = (): void => {
    cancelAnimationFrame(frame);
    for (const name of readerMoves) removeEventListener(name, stop);
  };
  const next = (): void => {
    act();
    left -= 1;
    if (left > 0) frame = requestAnimationFrame(next);
    else stop();
  };
  for (const name of readerMoves) addEventListener(name, stop, { passive: true });
  next();
  return stop;
}

const readerMoves = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;
