import { Button, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Label } from '../../../../src/spec/index.ts';
import { labelHistoryQuery } from '../../api/labels.ts';
import { dayAndTime } from '../../parts/in-words.ts';
import { Failure, Loading } from '../../shell/states.tsx';
import { isTakenBack } from './outbox/pending-label.ts';
import { answerInWords, type LabelEntry } from './names/label-entries.ts';
import type { Labelling } from './use-labelling.ts';

interface LabelHistoryProps {
  readonly run: string;
  readonly trial: string;
  readonly rater: string;
  readonly labelling: Labelling;
  readonly entry: LabelEntry;
}

/** All that the rater said under the name in focus, the latest first; any of it can be said again. */
export function LabelHistory({ run, trial, rater, labelling, entry: { name } }: LabelHistoryProps) {
  const { data, error } = useQuery(labelHistoryQuery(run, trial, rater));
  if (error !== null) return <Failure error={error} what="The history" />;
  if (data === undefined) return <Loading what="the history" />;
  const labels = data.filter((label) => label.name === name).toReversed();
  return (
    <section aria-label={`History of ${name}`} className="custodes-label-history">
      <Text size="sm" fw={600}>
        History of {name}
      </Text>
      {labels.length === 0 ? (
        <Text size="sm" c="var(--custodes-quiet)">
          Nothing was said under this name yet.
        </Text>
      ) : (
        <Table withRowBorders={false} verticalSpacing={2} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>When</Table.Th>
              <Table.Th>Answer</Table.Th>
              <Table.Th>Evidence</Table.Th>
              <Table.Th>
                <span className="custodes-visually-hidden">Say it again</span>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {labels.map((label, position) => (
              <HistoryRow key={label.id} label={label} stands={position === 0} onAgain={() => labelling.say(name, label)} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}

function HistoryRow({ label, stands, onAgain }: { readonly label: Label; readonly stands: boolean; readonly onAgain: () => void }) {
  return (
    <Table.Tr>
      <Table.Td>{dayAndTime(label.at)}</Table.Td>
      <Table.Td>
        {answerInWords(label)}
        {label.blind ? <span className="custodes-quiet"> blind</span> : null}
      </Table.Td>
      <Table.Td>{label.evidence.length === 0 ? 'none' : label.evidence.length}</Table.Td>
      <Table.Td>
        {stands ? (
          <span className="custodes-quiet">{isTakenBack(label) ? 'nothing stands' : 'stands'}</span>
        ) : (
          <Button size="compact-xs" variant="subtle" onClick={onAgain}>
            put back
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
