import type { CellResult, RunView } from '../../../../../src/spec/index.ts';
import { count } from '../../../parts/in-words.ts';
import { TableHeads, Fold, WideTable } from '../section.tsx';
import { TrialsLink } from '../trials-link.tsx';
import { SaidAndLabelled } from './rate-cells.tsx';
import { rateText } from './rate-text.ts';
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
        <TableHeads words={['Scenario', 'Model', 'Condition', 'Question', 'Answer']} figures={['as it is said', 'labels', 'corrected']} />
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
                <SaidAndLabelled raw={raw} labelled={labelled} trials={trials} tied={tied} />
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
