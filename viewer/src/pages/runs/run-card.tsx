import { Group, Text } from '@mantine/core';
import type { RunEntry } from '../../../../src/spec/index.ts';
import { dayAndTime } from '../../parts/in-words.ts';
import { RunProgress } from './run-progress.tsx';
import { RunCost, RunName, RunProblem, RunSubjects } from './run-words.tsx';

/** A stored run on a narrow screen. */
export function RunCard({ run }: { readonly run: RunEntry }) {
  return (
    <article style={{ padding: '10px 0', borderBottom: '1px solid var(--custodes-line)', overflowWrap: 'anywhere' }} aria-label={run.id}>
      {run.problem !== null ? (
        <>
          <Text size="sm">{run.id}</Text>
          <RunProblem run={run} />
        </>
      ) : (
        <>
          <RunName run={run} />
          <Group justify="space-between" gap="xs" my={4}>
            <Text size="sm">{dayAndTime(run.createdAt)}</Text>
            <RunCost run={run} />
          </Group>
          <RunSubjects run={run} />
          <div style={{ marginTop: 6 }}>
            <RunProgress run={run} />
          </div>
        </>
      )}
    </article>
  );
}
