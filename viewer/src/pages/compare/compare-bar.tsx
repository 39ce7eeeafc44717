import { Button, Group, Text } from '@mantine/core';
import { count } from '../../parts/in-words.ts';
import type { TurnPair } from './turns.ts';

interface CompareBarProps {
  readonly pairs: readonly TurnPair[];
  readonly turn: number | undefined;
  readonly parting: number | undefined;
  readonly step: (way: 1 | -1) => void;
  readonly goTo: (turn: number | undefined) => void;
  readonly swap: () => void;
}

/** From difference to difference; stays in view while one reads. */
export function CompareBar({ pairs, turn, parting, step, goTo, swap }: CompareBarProps) {
  const differing = pairs.filter(({ difference }) => difference === 'acts').length;
  const turns = count(pairs.length - 1);
  return (
    <Group className="compare-bar" gap="xs" wrap="wrap">
      <Text size="sm" role="status">
        {parting === undefined
          ? `They do the same in all ${turns} turns.`
          : `They part in turn ${count(parting)}; their acts differ in ${count(differing)} of ${turns} turns.`}
        {turn === undefined ? '' : ` Turn ${count(turn)} is in view.`}
      </Text>
      <Group gap={6}>
        {parting === undefined ? null : (
          <>
            <Button size="compact-xs" variant="default" onClick={() => goTo(parting)} aria-keyshortcuts="f">
              Where they part
            </Button>
            <Button size="compact-xs" variant="default" onClick={() => step(-1)} aria-keyshortcuts="p">
              ‹ difference
            </Button>
            <Button size="compact-xs" variant="default" onClick={() => step(1)} aria-keyshortcuts="n">
              difference ›
            </Button>
          </>
        )}
        <Button size="compact-xs" variant="default" onClick={swap} aria-keyshortcuts="s">
          Swap
        </Button>
      </Group>
    </Group>
  );
}
