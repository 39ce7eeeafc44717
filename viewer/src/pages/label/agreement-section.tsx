import { Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { LabelAgreement } from '../../../../src/spec/index.ts';
import { isBlind } from '../../api/blind-session.ts';
import { agreementQuery } from '../../api/labels.ts';
import { percent } from '../../parts/in-words.ts';
import { Failure, Loading } from '../../shell/states.tsx';

/** How far raters agree, name by name, over the trials that two or more of them labelled. */
export function AgreementSection({ run }: { readonly run: string }) {
  return (
    <section aria-labelledby="agreement">
      <Title order={2} size="h5" id="agreement">
        Agreement
      </Title>
      {isBlind ? (
        <Text size="sm" c="var(--custodes-quiet)">
          Hidden while you label blind, as all that others said.
        </Text>
      ) : (
        <Agreement run={run} />
      )}
    </section>
  );
}

function Agreement({ run }: { readonly run: string }) {
  const { data, error } = useQuery(agreementQuery(run));
  if (error !== null) return <Failure error={error} what="The agreement" />;
  if (data === undefined) return <Loading what="the agreement" />;
  if (data.length === 0)
    return (
      <Text size="sm" c="var(--custodes-quiet)">
        Nothing has been labelled yet. Draw a sample above, and begin; a second rater with the same draw and seed reads the same trials.
      </Text>
    );
  return (
    <>
      <div className="custodes-scroll-box" tabIndex={0} role="region" aria-label="Agreement by name">
        <Table withRowBorders={false} verticalSpacing={3} fz="sm" className="custodes-number">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th ta="right">Trials with two raters</Table.Th>
              <Table.Th ta="right">All say the same</Table.Th>
              <Table.Th ta="right">Cohen’s κ</Table.Th>
              <Table.Th ta="right">Krippendorff’s α</Table.Th>
              <Table.Th>Raters</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.map((one) => (
              <AgreementRow key={one.name} {...one} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Text size="xs" c="var(--custodes-quiet)">
        Of labels that stand. κ is for two raters, α for any number, both for names without an order: 1 is full agreement, 0 what chance
        would give. A dash says that a figure is not defined, as where all give the same answer throughout.
      </Text>
    </>
  );
}

function AgreementRow({ name, trials, agreement, kappa, alpha, raters }: LabelAgreement) {
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {name}
      </Table.Th>
      <Table.Td ta="right">{trials}</Table.Td>
      <Table.Td ta="right">{agreement === null ? '–' : percent(agreement)}</Table.Td>
      <Table.Td ta="right">{figure(kappa)}</Table.Td>
      <Table.Td ta="right">{figure(alpha)}</Table.Td>
      <Table.Td>{raters.join(', ')}</Table.Td>
    </Table.Tr>
  );
}

function figure(value: number | null): string {
  return value === null ? '–' : value.toFixed(2).replace('-', '−');
}
