import { Anchor, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { RunEntry } from '../../../../src/spec/index.ts';
import { count, money } from '../../parts/in-words.ts';
import { Planted } from '../../shell/planted.tsx';

interface OfRun {
  readonly run: Extract<RunEntry, { problem: null }>;
}

/** What was studied, the way to its results, and how one goes on with it where it has not come to its end. */
export function RunName({ run }: OfRun) {
  const isOpen = !run.live && run.status !== 'finished';
  return (
    <>
      <Group gap={8}>
        <Anchor component={Link} to={`/runs/${run.id}`} fw={600}>
          {run.study}
        </Anchor>
        <Planted synthetic={run.synthetic} />
      </Group>
      <Text size="xs" c="var(--custodes-quiet)" fw={400}>
        {run.id}
      </Text>
      {isOpen ? (
        <Text size="xs" fw={400}>
          to go on with it: <code>custodes run --resume {run.id}</code>
        </Text>
      ) : null}
    </>
  );
}

export function RunSubjects({ run: { models, scenarios, cells } }: OfRun) {
  return (
    <>
      <Text size="sm" lineClamp={2} title={models.join(', ')}>
        {models.join(', ')}
      </Text>
      <Text size="xs" c="var(--custodes-quiet)" lineClamp={2} title={scenarios.join(', ')}>
        {count(cells)} {cells === 1 ? 'cell' : 'cells'} · {scenarios.join(', ')}
      </Text>
    </>
  );
}

export function RunCost({ run: { costUsd, tokens } }: OfRun) {
  return (
    <div style={{ whiteSpace: 'nowrap' }}>
      <Text size="sm">{costUsd === null ? 'price not known' : money(costUsd)}</Text>
      <Text size="xs" c="var(--custodes-quiet)">
        {shortCount(tokens)} tokens
      </Text>
    </div>
  );
}

export function RunProblem({ run }: { readonly run: { readonly problem: string } }) {
  return (
    <Text size="sm" c="var(--custodes-act)">
      cannot be read: {run.problem}
    </Text>
  );
}

/** A large number to two or three figures: `20.8 M`. */
function shortCount(value: number): string {
  if (value < 10_000) return count(value);
  return value < 1_000_000 ? `${Math.round(value / 1000)} k` : `${(value / 1_000_000).toFixed(value < 100_000_000 ? 1 : 0)} M`;
}
