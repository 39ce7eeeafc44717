import { Anchor, Group, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { Link, useRouterState } from '@tanstack/react-router';
import type { RunView } from '../../../src/spec/index.ts';
import { RunProgress } from '../pages/runs/run-progress.tsx';
import { dayAndTime } from '../parts/in-words.ts';
import { Planted } from './planted.tsx';

/** What stands above every page of a run: which one it is, how far it got, and the ways to its pages. */
export function RunHeader({ view: { run, version, blind } }: { readonly view: RunView }) {
  const at = useRouterState({ select: ({ location }) => location.pathname });
  useDocumentTitle(`${run.study} · custodes`);
  const pages = [
    ...(blind
      ? []
      : [
          { to: `/runs/${run.id}`, name: 'Results' },
          { to: `/runs/${run.id}/trials`, name: 'Trials' },
          { to: `/runs/${run.id}/compare`, name: 'Side by side' },
        ]),
    { to: `/runs/${run.id}/label`, name: 'Labels' },
  ];
  return (
    <Group
      px="md"
      pt="xs"
      pb={6}
      justify="space-between"
      align="end"
      wrap="wrap"
      style={{ borderBottom: '1px solid var(--custodes-line)' }}
    >
      <div>
        <Group gap="xs">
          <Title order={1} size="h4">
            {run.study}
          </Title>
          <Planted synthetic={run.synthetic} />
        </Group>
        <Text size="xs" c="var(--custodes-quiet)">
          {run.id} · {dayAndTime(run.createdAt)} · custodes {version}
        </Text>
        <Group component="nav" gap="md" mt={4} aria-label="Pages of this run">
          {pages.map(({ to, name }) => (
            <Anchor
              key={to}
              component={Link}
              to={to}
              size="sm"
              fw={at === to ? 700 : 400}
              {...(at === to ? { 'aria-current': 'page' as const } : {})}
            >
              {name}
            </Anchor>
          ))}
        </Group>
      </div>
      <div className="custodes-run-progress">
        <RunProgress run={run} />
      </div>
    </Group>
  );
}
