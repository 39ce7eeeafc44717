import { Button, Group, Kbd, Progress, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { TrialView } from '../../../../../src/spec/index.ts';
import { labelQueueQuery } from '../../../api/labels.ts';
import { useShortcuts } from '../../../shell/shortcuts.ts';
import { askedQueue, usualDraw, type Queue } from './queue-address.ts';
import { queuePlace } from './queue-steps.ts';

interface QueueBarProps {
  readonly run: string;
  readonly trial: TrialView;
  readonly rater: string;
  /** Undefined where none is read. */
  readonly queue: Queue | undefined;
  /** The name whose answers count as labelled; undefined where any does. */
  readonly counted: string | undefined;
  readonly isLabelled: boolean;
}

/** Where the rater stands in the queue, and the way to the next trial. */
export function QueueBar({ run, trial, rater, queue, counted, isLabelled }: QueueBarProps) {
  const search = useSearch({ from: '/runs/$run/trials/$cell/$index' });
  const navigate = useNavigate();
  const { data } = useQuery({
    ...labelQueueQuery(run, { rater, ...askedQueue(queue ?? usualDraw, counted) }),
    enabled: queue !== undefined,
  });
  const place = data === undefined ? undefined : queuePlace(data, trial.id, isLabelled);
  const next = queue === undefined ? trial.neighbours.next : (place?.next ?? null);
  const open = (id: string): void => void navigate({ to: `/runs/${run}/trials/${id}`, search: { panel: 'labels', queue: search.queue } });
  const leave = (): void => {
    if (next !== null) open(next);
    else void navigate({ to: '/runs/$run/label', params: { run }, search: { queue: search.queue } });
  };
  const goOn = (): boolean => {
    // On a button or link the key does what it does there.
    if (document.activeElement?.closest('button:not([role=tab]), a, summary') instanceof Element) return false;
    leave();
    return true;
  };
  const previous = place?.previous ?? null;
  useShortcuts(
    'Queue',
    [
      { keys: ['Enter'], does: queue === undefined ? 'next trial' : 'next trial of the queue that you have not labelled', run: goOn },
      { keys: ['Backspace'], does: 'trial of the queue before', run: () => (previous === null ? undefined : open(previous)) },
    ],
    { goFirst: true },
  );
  return (
    <Group gap={8}>
      {place === undefined ? null : (
        <>
          <Text size="sm" className="custodes-number">
            {queue?.by === 'sample' ? `sample ${queue.sample}: ` : ''}
            {place.at === null ? 'not of the queue' : `trial ${place.at} of ${place.size}`} · {place.done} labelled
          </Text>
          <Progress w={100} size="sm" value={(100 * place.done) / Math.max(1, place.size)} aria-label="Labelled of the queue" />
        </>
      )}
      <Button size="compact-xs" onClick={leave}>
        {next === null ? (queue === undefined ? 'To the queues' : 'End of the queue') : 'Next trial'}&nbsp;<Kbd size="xs">Enter</Kbd>
      </Button>
    </Group>
  );
}
