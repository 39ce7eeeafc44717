import { Anchor, Group, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { Link, useRouterState } from '@tanstack/react-router';
import type { RunView } from '../../../src/spec/index.ts';
import { RunProgress } from '../pages/runs/run-progress.tsx';
import { count, dayAndTime } from '../parts/in-words.ts';
import { Planted } from './planted.tsx';

interface RunHeaderProps {
  readonly view: RunView;
  /** On a phone only what it is and the ways to its pages: the page below needs the room. */
  readonly isBrief?: boolean;
}

/** What stands above every page of a run: which one it is, how far it got, and the ways to its pages. */
export function RunHeader({ view: { run, version, blind }, isBrief = false }: RunHeaderProps) {
  const at = useRouterState({ select: ({ location }) => location.pathname });
  useDocumentTitle(`${run.study} · custodes`);
  // A trial belongs to the table of trials.
  const isAt = (to: string): boolean => at === to || (to.endsWith('/trials') && at.startsWith(`${to}/`));
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
      className="custodes-run-header"
      data-brief={isBrief}
      style={{ borderBottom: '1px solid var(--custodes-line)' }}
    >
      <div>
        <Group gap="xs">
          <Title order={1} size="h4">
            {run.study}
          </Title>
          <Planted synthetic={run.synthetic} />
        </Group>
        <Text size="xs" c="var(--custodes-quiet)" className="custodes-run-facts">
          {run.id} · {dayAndTime(run.createdAt)} · custodes {version}
        </Text>
        <Group component="nav" gap="md" mt={4} aria-label="Pages of this run">
          {pages.map(({ to, name }) => (
            <Anchor
              key={to}
              component={Link}
              to={to}
              size="sm"
              fw={isAt(to) ? 700 : 400}
              {...(isAt(to) ? { 'aria-current': at === to ? ('page' as const) : ('true' as const) } : {})}
            >
              {name}
            </Anchor>
          ))}
        </Group>
      </div>
      <div className="custodes-run-progress">{blind ? <Text size="sm">{count(run.planned)} trials</Text> : <RunProgress run={run} />}</div>
    </Group>
  );
}
