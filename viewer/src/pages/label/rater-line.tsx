import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { RaterForm } from './rater-form.tsx';
import { useRater } from './rater-name.ts';

/** Who labels, and the way to be somebody else. */
export function RaterLine() {
  const [rater] = useRater();
  const [isChanging, setChanging] = useState(false);
  if (rater === undefined || isChanging) return <RaterForm onDone={() => setChanging(false)} />;
  return (
    <Group gap={6}>
      <Text size="sm">
        Labels of <strong>{rater}</strong>
      </Text>
      <Button size="compact-xs" variant="subtle" onClick={() => setChanging(true)}>
        change<span className="custodes-visually-hidden"> the rater's name</span>
      </Button>
    </Group>
  );
}
