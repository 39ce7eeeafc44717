import { Text } from '@mantine/core';
import { count } from '../../../parts/in-words.ts';
import { share } from '../estimate-words.ts';
import { WideTable } from '../section.tsx';
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
      <thead>
        <tr>
          {['Scenario', 'Question', 'Answer'].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
          {['as it is said', 'labels', 'corrected', 'by Rogan–Gladen'].map((head) => (
            <th key={head} scope="col" className="number">
              {head}
            </th>
          ))}
          <th scope="col">Why not</th>
        </tr>
      </thead>
      <tbody>
        {corrected.map(({ scenario, field, answer, raw, labelled, tied, trials, corrected: powered, roganGladen, reasons }) => (
          <tr key={JSON.stringify([scenario, field, answer])}>
            <th scope="row">{scenario ?? 'all'}</th>
            <td>
              <code>{field}</code>
            </td>
            <td>{answer}</td>
            <td className="number">
              {raw.rate === null ? '–' : `${rateText(raw.rate, raw.interval)} ${count(raw.count)}/${count(raw.n)}`}
            </td>
            <td className="number">
              {count(labelled)} of {count(trials)}
              {tied === 0 ? '' : `, ${count(tied)} tied`}
            </td>
            <td className="number">{powered === null ? '–' : rateText(powered.estimate, powered.interval)}</td>
            <td className="number">{roganGladen === null ? '–' : rateText(roganGladen.estimate, roganGladen.interval)}</td>
            <td>{reasons.join('; ')}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

/** A rate with its interval; `refused` where there is an interval alone. */
export function rateText(estimate: number | null, interval: { readonly low: number; readonly high: number } | null): string {
  const bare = (value: number): string => share(value).replace(' %', '');
  const range = interval === null ? '' : ` [${bare(interval.low)} to ${bare(interval.high)}]`;
  return `${estimate === null ? 'refused' : share(estimate)}${range}`;
}
