import { Button, Group, Text } from '@mantine/core';
import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { isBlind, loadBlind, readBlind } from '../api/blind-session.ts';

/** Says on every page of a blind session that it is one, and ends it. */
export function BlindSession() {
  const address = useRouterState({ select: ({ location }) => location.href });
  useEffect(() => {
    // An address that was changed by hand, or by going back: what was read before must not stay on the page.
    if (readBlind() !== isBlind) location.reload();
  }, [address]);
  if (!isBlind) return null;
  return (
    <Group gap={6} wrap="nowrap" role="status" aria-label="Blind session">
      <Text size="xs" fw={600} title="Models, conditions, measures and others' labels are hidden; the server does not send them.">
        blind
      </Text>
      <Button size="compact-xs" variant="default" onClick={() => loadBlind(location.href, false)}>
        End<span className="custodes-visually-hidden"> the blind session</span>
      </Button>
    </Group>
  );
}
