import { Text } from '@mantine/core';
import type { PaperRate, RateEstimate, Results, RunView } from '../../../../src/spec/index.ts';
import { count } from '../../parts/in-words.ts';
import { cellsOfPaper } from './cells-of-paper.ts';
import { oneDecimal, isSequence } from './estimate-words.ts';
import { Fold, Section, WideTable } from './section.tsx';
import { TrialsLink } from './trials-link.tsx';

/** Rates as Potter et al. 2026 define them, and as we hold right, by relationship and by how the record was brought. */
export function PaperRatesSection({ results, view }: { readonly results: Results; readonly view: RunView }) {
  if (results.paperRates.length === 0) return null;
  const groups = [...Map.groupBy(results.paperRates, ({ model, behaviour }) => JSON.stringify([model, behaviour])).values()];
  return (
    <Section id="paper-rates" title="Rates as the paper defines them, by relationship">
      <Text size="xs" c="var(--custodes-quiet)" mb="xs">
        A number leads to the trials at its levels; a difference rests on those of its other arm too. The largest of several ways is
        descriptive, and too high on average.
      </Text>
      {groups.map((rates) => (
        <Fold
          key={`${rates[0]?.model} ${rates[0]?.behaviour}`}
          title={`${(rates[0]?.behaviour ?? '').replaceAll('_', ' ')} · ${rates[0]?.model ?? ''}`}
        >
          <RatesTable rates={rates} view={view} />
        </Fold>
      ))}
    </Section>
  );
}

const channels = ['none', 'document', 'document-and-prompt', 'memory'] as const;

function RatesTable({ rates, view }: { readonly rates: readonly PaperRate[]; readonly view: RunView }) {
  const used = channels.filter((channel) =>
    rates.some((rate) => rate.channels.some((own) => own.channel === channel && own.estimate !== null)),
  );
  const hasMean = rates.some(({ channels: own, average }) => own.length > 1 && average !== null);
  return (
    <WideTable label={`Rates of ${rates[0]?.behaviour ?? ''}`}>
      <thead>
        <tr>
          <th scope="col">What is counted</th>
          <th scope="col">At stake</th>
          <th scope="col">Relationship</th>
          {used.map((channel) => (
            <th key={channel} scope="col" className="number">
              {channel === 'none' ? 'no record' : channel}
            </th>
          ))}
          {hasMean ? (
            <>
              <th scope="col" className="number">
                mean
              </th>
              <th scope="col" className="number">
                largest
              </th>
            </>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {rates.map((rate) => (
          <tr key={[rate.definition, rate.name, rate.scenario, rate.atStake, rate.relationship].join(' ')}>
            <th scope="row">
              {rate.name}
              <div className="small quiet">
                {rate.definition === 'paper' ? 'as the paper has it' : 'as we hold right'}
                {rate.scenario === null ? '' : ` · ${rate.scenario}`}
              </div>
            </th>
            <td>{rate.atStake}</td>
            <td>{rate.relationship}</td>
            {used.map((channel) => (
              <td key={channel} className="number">
                <RateText
                  estimate={rate.channels.find((own) => own.channel === channel)?.estimate ?? null}
                  unit={rate.unit}
                  of={cellsOfPaper({ ...rate, channel }, view)}
                  view={view}
                />
              </td>
            ))}
            {hasMean ? (
              <>
                <td className="number">
                  <RateText estimate={rate.average} unit={rate.unit} of={cellsOfPaper(rate, view)} view={view} />
                </td>
                <td className="number">{rate.maximum === null ? '–' : `${oneDecimal(rate.maximum.value)} ${rate.unit}`}</td>
              </>
            ) : null}
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

interface RateTextProps {
  readonly estimate: RateEstimate | null;
  readonly unit: string;
  readonly of: readonly string[];
  readonly view: RunView;
}

function RateText({ estimate, unit, of, view }: RateTextProps) {
  if (estimate === null) return <span className="quiet">–</span>;
  const { value, interval, trials } = estimate;
  return (
    <>
      <TrialsLink run={view.run.id} of={of} among={view.cells}>
        {oneDecimal(value)} {unit}
      </TrialsLink>
      <div className="small">
        {oneDecimal(interval.low)} to {oneDecimal(interval.high)}
        {isSequence(interval) ? ' seq.' : ''}
      </div>
      <div className="small quiet">n {count(trials)}</div>
    </>
  );
}
