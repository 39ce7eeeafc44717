import { ScrollArea, Table } from '@mantine/core';
import type { RunEntry } from '../../../../src/spec/index.ts';
import { dayAndTime } from '../../parts/in-words.ts';
import { RunProgress } from './run-progress.tsx';
import { RunCost, RunName, RunProblem, RunSubjects } from './run-words.tsx';

/** The stored runs on a wide screen. */
export function RunsTable({ runs }: { readonly runs: readonly RunEntry[] }) {
  return (
    <ScrollArea type="auto">
      <Table verticalSpacing={8} highlightOnHover miw={860}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Study</Table.Th>
            <Table.Th scope="col">Models and scenarios</Table.Th>
            <Table.Th scope="col">Started</Table.Th>
            <Table.Th scope="col">Trials</Table.Th>
            <Table.Th scope="col" ta="right">
              Cost
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {runs.map((run) => (
            <RunRow key={run.id} run={run} />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}

function RunRow({ run }: { readonly run: RunEntry }) {
  if (run.problem !== null)
    return (
      <Table.Tr>
        <Table.Th scope="row" fw={400}>
          {run.id}
        </Table.Th>
        <Table.Td colSpan={4}>
          <RunProblem run={run} />
        </Table.Td>
      </Table.Tr>
    );
  return (
    <Table.Tr style={{ verticalAlign: 'top' }}>
      <Table.Th scope="row">
        <RunName run={run} />
      </Table.Th>
      <Table.Td maw={360}>
        <RunSubjects run={run} />
      </Table.Td>
      <Table.Td style={{ whiteSpace: 'nowrap' }}>{dayAndTime(run.createdAt)}</Table.Td>
      <Table.Td miw={240}>
        <RunProgress run={run} />
      </Table.Td>
      <Table.Td ta="right">
        <RunCost run={run} />
      </Table.Td>
    </Table.Tr>
  );
}
