import { Button, Group, Kbd, Text } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import type { LabelOutbox } from './outbox/label-outbox.ts';

interface LabelStatusProps {
  readonly outbox: LabelOutbox;
  /** How many names of the trial in view have been labelled; absent where none is in view. */
  readonly labelled?: number;
}

/** Whether all that was said is saved; if not, why, and what can be done. */
export function LabelStatus({ outbox, labelled }: LabelStatusProps) {
  const changes = useSyncExternalStore(outbox.subscribe, outbox.changes);
  const failed = changes.find(({ state }) => state === 'refused') ?? changes.find(({ state }) => state === 'unsaved');
  const conflicts = changes.filter(({ state }) => state === 'conflict');
  const state = failed !== undefined ? 'not-saved' : conflicts.length > 0 ? 'asks' : changes.length > 0 ? 'saving' : 'saved';
  if (state === 'saved' && labelled === undefined) return null;
  return (
    <Group gap={6} role="status" aria-label="Whether labels are saved" className="custodes-label-status" data-state={state}>
      {failed !== undefined ? (
        <>
          <Text size="sm">
            <strong>not saved</strong> ({changes.length}): {failed.problem}.
          </Text>
          <Button size="compact-xs" onClick={outbox.retry}>
            Try again&nbsp;<Kbd size="xs">r</Kbd>
          </Button>
          {failed.state === 'refused' ? (
            <Button size="compact-xs" variant="default" onClick={() => outbox.giveUp(failed.id)}>
              Give up {failed.label.name}
            </Button>
          ) : null}
        </>
      ) : state === 'asks' ? (
        <Text size="sm">
          <strong>not saved</strong>: another window says otherwise of{' '}
          {conflicts.map(({ label }) => `${label.name} (${label.trial})`).join(', ')}
        </Text>
      ) : state === 'saving' ? (
        <Text size="sm">saving …</Text>
      ) : (
        <Text size="sm">{labelled === 0 ? 'nothing said yet' : `saved (${labelled})`}</Text>
      )}
    </Group>
  );
}
