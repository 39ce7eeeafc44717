import { Text } from '@mantine/core';
import { TableHeads, WideTable } from '../section.tsx';
import { SaidAndLabelled } from './rate-cells.tsx';
import { rateText } from './rate-text.ts';
import type { SeriesResult } from './rated-cells.ts';

interface CorrectedTableProps {
  readonly result: Pick<SeriesResult, 'corrected'>;
  readonly name: string;
}

/** Rates as a judge or panel says, and with its error taken out by people's labels; says what is lacking where there are none. */
export function CorrectedTable({ result: { corrected }, name }: CorrectedTableProps) {
  if (corrected.length === 0)
    return (
      <Text size="xs" c="var(--custodes-quiet)" mt={4}>
        Nobody has labelled what is asked here, so that no rate can be corrected: <code>custodes sample</code> draws trials to label.
      </Text>
    );
  return (
    <WideTable label={`Raw and corrected rates: ${name}`}>
      <TableHeads
        words={['Scenario', 'Question', 'Answer']}
        figures={['as it is said', 'labels', 'corrected', 'by Rogan–Gladen']}
        last={['Why not']}
      />
      <tbody>
        {corrected.map(({ scenario, field, answer, raw, labelled, tied, trials, corrected: powered, roganGladen, reasons }) => (
          <tr key={JSON.stringify([scenario, field, answer])}>
            <th scope="row">{scenario ?? 'all'}</th>
            <td>
              <code>{field}</code>
            </td>
            <td>{answer}</td>
            <SaidAndLabelled raw={raw} labelled={labelled} trials={trials} tied={tied} />
            <td className="number">{powered === null ? '–' : rateText(powered.estimate, powered.interval)}</td>
            <td className="number">{roganGladen === null ? '–' : rateText(roganGladen.estimate, roganGladen.interval)}</td>
            <td>{reasons.join('; ')}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}
