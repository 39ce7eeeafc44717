import type { CellResult, RunView } from '../../../../../src/spec/index.ts';
import { count } from '../../../parts/in-words.ts';
import { Fold, WideTable } from '../section.tsx';
import { TrialsLink } from '../trials-link.tsx';
import { rateText } from './corrected-table.tsx';
import type { SeriesResult } from './rated-cells.ts';

interface CorrectedCellsTableProps {
  readonly result: Pick<SeriesResult, 'correctedByCell'>;
  readonly cells: readonly CellResult[];
  readonly view: RunView;
  readonly name: string;
}

/** Longer tables are folded. */
const longTable = 24;

/** Raw and corrected rates of each cell, from the labels of its own trials; nothing where nobody has labelled what is asked. */
export function CorrectedCellsTable({ result: { correctedByCell }, cells, view, name }: CorrectedCellsTableProps) {
  if (correctedByCell.length === 0) return null;
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  const conditionOf = conditionsInWords(cells);
  const rows = correctedByCell.flatMap(({ rates, ...cell }) => rates.map((rate) => ({ ...cell, ...rate })));
  return (
    <Fold title={`Raw and corrected rates by cell (${count(correctedByCell.length)} cells)`} open={rows.length <= longTable}>
      <WideTable label={`Raw and corrected rates by cell: ${name}`}>
        <thead>
          <tr>
            {['Scenario', 'Model', 'Condition', 'Question', 'Answer'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            {['as it is said', 'labels', 'corrected'].map((head) => (
              <th key={head} scope="col" className="number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ cell: id, field, answer, raw, corrected, labelled, tied, trials, missingLabels }) => {
            const { scenario = '', model = '' } = byId.get(id) ?? {};
            return (
              <tr key={JSON.stringify([id, field, answer])}>
                <th scope="row">
                  <TrialsLink run={view.run.id} of={[id]} among={view.cells}>
                    {scenario}
                  </TrialsLink>
                </th>
                <td>{model}</td>
                <td>{conditionOf(id)}</td>
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
                <td className="number">
                  {corrected === null ? `${count(missingLabels)} labels missing` : rateText(corrected.estimate, corrected.interval)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </WideTable>
    </Fold>
  );
}

/** Gives the condition of a cell by its id: the levels of the factors that vary among the cells. */
function conditionsInWords(cells: readonly CellResult[]): (id: string) => string {
  const levels = new Map(cells.map(({ id, condition }) => [id, Object.entries(condition)]));
  const all = Map.groupBy([...levels.values()].flat(), ([factor]) => factor);
  const varies = (factor: string): boolean => new Set(all.get(factor)?.map(([, level]) => level)).size > 1;
  return (id) => {
    const own = (levels.get(id) ?? []).filter(([factor]) => varies(factor)).map(([factor, level]) => `${factor} ${level}`);
    return own.length === 0 ? 'all trials' : own.join(', ');
  };
}
