import { Anchor, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Empty } from './states.tsx';

export function NotFound() {
  return (
    <Empty
      title={
        <Title order={1} size="md">
          There is no such page
        </Title>
      }
    >
      <Anchor component={Link} to="/">
        All stored runs
      </Anchor>
    </Empty>
  );
}
