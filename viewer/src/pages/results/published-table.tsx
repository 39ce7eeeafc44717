import type { PaperComparison, RunView } from '../../../../src/spec/index.ts';
import { oneDecimal, pValue } from './estimate-words.ts';
import { cellsOfPaper } from './cells-of-paper.ts';
import { WideTable } from './section.tsx';
import { TrialsLink } from './trials-link.tsx';

interface PublishedTableProps extends Pick<RunView, 'cells' | 'scenarios'> {
  readonly rows: readonly PaperComparison[];
  readonly run: string;
}

/** One published figure a line, with ours and a verdict. */
export function PublishedTable({ rows, run, cells, scenarios }: PublishedTableProps) {
  return (
    <WideTable label="Published figures beside those of the run">
      <thead>
        <tr>
          {['Figure', 'At stake', 'Relationship', 'Statistic'].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          <th scope="col" className="number">
            Published
          </th>
          <th scope="col" className="number">
            Ours
          </th>
          <th scope="col">Both, 0 to 100</th>
          <th scope="col" className="number">
            Difference
          </th>
          <th scope="col">Verdict</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const of = cellsOfPaper(row, { cells, scenarios });
          return (
            <tr key={[row.model, row.behaviour, row.atStake, row.relationship, row.statistic, row.value].join(' ')}>
              <th scope="row">
                {row.behaviour.replaceAll('_', ' ')}
                <div className="small quiet">
                  {row.model} · published as {row.paperModel}, source {row.confidence}
                </div>
              </th>
              <td>{row.atStake}</td>
              <td>{row.relationship}</td>
              <td>{row.statistic}</td>
              <td className="number">
                {oneDecimal(row.value)} {row.unit}
              </td>
              <td className="number">
                {row.ours === null ? (
                  '–'
                ) : of.length === 0 ? (
                  `${oneDecimal(row.ours)} ${row.unit}`
                ) : (
                  <TrialsLink run={run} of={of} among={cells}>
                    {oneDecimal(row.ours)} {row.unit}
                  </TrialsLink>
                )}
              </td>
              <td>
                <TwoMarks theirs={row.value} ours={row.ours} />
              </td>
              <td className="number">
                {row.difference === null ? '–' : `${row.difference > 0 ? '+' : ''}${oneDecimal(row.difference)}`}
                {row.interval === null ? null : (
                  <div className="small">
                    {oneDecimal(row.interval.low)} to {oneDecimal(row.interval.high)}
                  </div>
                )}
              </td>
              <td>
                {row.verdict}
                {row.adjusted === null ? null : <span className="small quiet"> {pValue(row.adjusted)} (Holm)</span>}
                {row.reason === null ? null : <div className="small quiet">{row.reason}</div>}
              </td>
            </tr>
          );
        })}
      </tbody>
    </WideTable>
  );
}

/** A diamond for the published figure, a filled dot for ours. */
function TwoMarks({ theirs, ours }: { readonly theirs: number; readonly ours: number | null }) {
  const at = (value: number): number => 6 + 1.28 * Math.min(100, Math.max(0, value));
  return (
    <svg width="140" height="16" aria-hidden="true" className="two-marks">
      <line x1="6" x2="134" y1="8" y2="8" />
      <path d={`M${at(theirs)},2 l6,6 l-6,6 l-6,-6 z`} />
      {ours === null ? null : <circle cx={at(ours)} cy="8" r="4" />}
    </svg>
  );
}
