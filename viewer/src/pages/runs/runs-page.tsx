import { Container, Group, Text, TextInput, Title } from '@mantine/core';
import { useDocumentTitle, useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RunEntry } from '../../../../src/spec/index.ts';
import { runsQuery } from '../../api/runs.ts';
import { count } from '../../parts/in-words.ts';
import { Empty, Failure, Loading } from '../../shell/states.tsx';
import { RunCard } from './run-card.tsx';
import { RunsTable } from './runs-table.tsx';

/** All stored runs, newest first: what was studied, when, how far it is, and what became of its trials. */
export function RunsPage() {
  const { data, error, isPending } = useQuery(runsQuery);
  useDocumentTitle('Runs · custodes');
  if (isPending) return <Loading what="the stored runs" />;
  if (error !== null) return <Failure error={error} what="The stored runs" />;
  return (
    <Container size="xl" py="md" px={{ base: 'sm', sm: 'md' }}>
      {data.length === 0 ? <NoRuns /> : <Runs runs={data} />}
    </Container>
  );
}

function Runs({ runs }: { readonly runs: readonly RunEntry[] }) {
  const isWide = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false });
  const [text, setText] = useState('');
  const shown = runs.filter((run) => isAbout(run, text));
  const live = runs.filter((run) => run.problem === null && run.live).length;
  return (
    <>
      <Group justify="space-between" align="end" mb="sm">
        <div>
          <Title order={1} size="h3">
            Runs
          </Title>
          <Text size="xs" c="var(--custodes-quiet)" role="status">
            {count(runs.length)} stored{live === 0 ? '' : `, ${count(live)} running`}
            {shown.length === runs.length ? '' : `, ${count(shown.length)} shown`}
          </Text>
        </div>
        {runs.length < enoughToFilter ? null : (
          <TextInput
            size="xs"
            label="Only those about"
            placeholder="study, model, scenario"
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
            w={{ base: '100%', sm: 260 }}
          />
        )}
      </Group>
      {shown.length === 0 ? (
        <Empty title="No run fits">Take words away from the field above.</Empty>
      ) : isWide ? (
        <RunsTable runs={shown} />
      ) : (
        shown.map((run) => <RunCard key={run.id} run={run} />)
      )}
    </>
  );
}

/** Fewer are taken in at once. */
const enoughToFilter = 6;

function isAbout(run: RunEntry, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/);
  const all = run.problem === null ? [run.id, run.study, run.status, ...run.models, ...run.scenarios] : [run.id];
  const said = all.join(' ').toLowerCase();
  return words.every((word) => said.includes(word));
}

function NoRuns() {
  return (
    <Empty title="No run is stored here yet">
      Start one with <code>custodes run pocket</code>: it needs no key and takes a few seconds. This page shows it as it goes on.
    </Empty>
  );
}
