import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Empty } from './states.tsx';

export function NotFound() {
  return (
    <Empty title="There is no such page">
      <Anchor component={Link} to="/">
        All stored runs
      </Anchor>
    </Empty>
  );
}
