import { Drawer, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { CallRecord } from '../../../../src/spec/index.ts';
import { callQuery } from '../../api/trials.ts';
import { dayAndTime, duration, money } from '../../parts/in-words.ts';
import { TextBlock } from '../../parts/text-block.tsx';
import { VisibleText } from '../../parts/visible-text.tsx';
import { Failure, Loading } from '../../shell/states.tsx';
import { tokensInWords } from './timeline/answer-body.tsx';
import { useOpened, useTrial } from './trial-context.ts';

/** A model call as it went over the wire: request, response, attempts, cost. */
export function WireDrawer({ call, onClose }: { readonly call: number | undefined; readonly onClose: () => void }) {
  return (
    <Drawer
      opened={call !== undefined}
      onClose={onClose}
      position="right"
      size="xl"
      title={`Call ${call ?? ''} on the wire`}
      closeButtonProps={{ 'aria-label': 'Close' }}
      attributes={{ header: { role: 'none' } }}
    >
      {call === undefined ? null : <Wire call={call} />}
    </Drawer>
  );
}

function Wire({ call }: { readonly call: number }) {
  const { run, trial } = useTrial();
  const { data, error } = useQuery({ ...callQuery(run, trial.id, call), staleTime: Infinity, retry: false });
  if (error !== null) return <Failure error={error} what="This call" />;
  if (data === undefined) return <Loading what="the call" />;
  return (
    <>
      <Facts record={data} />
      <Attempts record={data} />
      {data.wire === null ? (
        <Text size="sm" my="sm">
          The model ran in this process: nothing went over a wire.
        </Text>
      ) : (
        <>
          <h3 className="custodes-event-head">Request</h3>
          <Text size="sm" className="custodes-text">
            <VisibleText text={`${data.wire.method} ${data.wire.url}`} />
          </Text>
          <Body id={`request ${call}`} headers={data.wire.requestHeaders} text={data.wire.requestBody} />
          <h3 className="custodes-event-head">Response {data.wire.status === null ? '(none)' : data.wire.status}</h3>
          <Body id={`response ${call}`} headers={data.wire.responseHeaders} text={data.wire.responseBody} />
        </>
      )}
    </>
  );
}

function Facts({ record }: { readonly record: CallRecord }) {
  const facts = [
    ['model', record.modelId ?? record.model],
    ['outcome', record.error === null ? record.outcome : `${record.outcome}: ${record.error}`],
    ['tokens', tokensInWords(record.usage).join(', ')],
    ['cost', record.costUsd === null ? 'not known' : `${money(record.costUsd)} (${record.costSource})`],
    ['began', `${dayAndTime(record.startedAt)}, took ${duration(record.durationMs)}`],
    ['request id', record.requestId ?? ''],
    ...record.warnings.map((warning) => ['warning', warning] as const),
  ] as const;
  return (
    <dl className="custodes-arguments">
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <div key={`${name} ${value}`}>
            <dt>{name}</dt>
            <dd>
              <VisibleText text={value} />
            </dd>
          </div>
        ))}
    </dl>
  );
}

function Attempts({ record: { attempts } }: { readonly record: CallRecord }) {
  return (
    <Table mt="xs" withRowBorders={false} verticalSpacing={2}>
      <Table.Thead>
        <Table.Tr>
          {['Attempt', 'Waited', 'Took', 'Status', 'Error'].map((head) => (
            <Table.Th key={head} scope="col">
              {head}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {attempts.map((attempt, position) => (
          <Table.Tr key={position}>
            <Table.Td>{position + 1}</Table.Td>
            <Table.Td>{duration(attempt.waitMs)}</Table.Td>
            <Table.Td>{duration(attempt.durationMs)}</Table.Td>
            <Table.Td>{attempt.status ?? '–'}</Table.Td>
            <Table.Td>{attempt.error === null ? '' : <VisibleText text={attempt.error} />}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Body({ id, headers, text }: { readonly id: string; readonly headers: Readonly<Record<string, string>>; readonly text: string }) {
  const [isOpen, open] = useOpened(id);
  const listed = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return (
    <div className="custodes-file">
      {listed.length === 0 ? null : (
        <details>
          <summary className="custodes-quiet">{listed.length} headers</summary>
          <div className="custodes-text">
            <VisibleText text={listed.join('\n')} />
          </div>
        </details>
      )}
      <TextBlock text={indented(text)} fold={{ lines: 60, characters: 6000 }} isOpen={isOpen} onOpen={open} />
    </div>
  );
}

/** JSON with line breaks; anything else as it came. */
function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
