import { count } from '../../../parts/in-words.ts';
import { share } from '../estimate-words.ts';
import { TableHeads, WideTable } from '../section.tsx';
import { TrialsLink } from '../trials-link.tsx';
import { answersTo, ratedGroups, type PanelResult, type RatingsTableProps } from './rated-cells.ts';

/** What most of several judges answered, over the cells of each scenario and model, of the trials that all of them read. */
export function PanelTable({ result, cells, view, name }: RatingsTableProps<PanelResult>) {
  return (
    <WideTable label={`Trials by the answer of most judges: ${name}`}>
      <TableHeads
        words={['Scenario', 'Model', 'Question', 'Trials by answer', 'Mean share over judges']}
        figures={['read by all', 'all alike', 'by fewer judges', 'tied', 'without an answer']}
      />
      <tbody>
        {ratedGroups(result, cells).flatMap(({ scenario, model, parts }) =>
          [...new Set(parts.flatMap(({ answers }) => Object.keys(answers)))].map((field) => {
            const { counts, tied, missing } = answersTo(field, parts);
            const own = parts.flatMap(({ answers }) => answers[field] ?? []);
            const numbers = [
              sum(parts.map(({ read }) => read)),
              sum(own.map((each) => each.unanimous)),
              sum(own.map((each) => each.byFewer)),
            ];
            return (
              <tr key={JSON.stringify([scenario, model, field])}>
                <th scope="row">
                  <TrialsLink run={view.run.id} of={parts.map(({ cell }) => cell)} among={view.cells}>
                    {scenario}
                  </TrialsLink>
                </th>
                <td>{model}</td>
                <td>
                  <code>{field}</code>
                </td>
                <td>{counts.map(([answer, number]) => `${answer} ${count(number)}`).join(', ')}</td>
                <td>{sharesOf(own)}</td>
                {[...numbers, tied, missing].map((number, place) => (
                  <td key={place} className="number">
                    {count(number)}
                  </td>
                ))}
              </tr>
            );
          }),
        )}
      </tbody>
    </WideTable>
  );
}

type Answers = PanelResult['cells'][number]['answers'][string];

/** Shares of several cells, each counting by its trials with an answer or a tie. */
function sharesOf(answers: readonly Answers[]): string {
  const totals = new Map<string, number>();
  let trials = 0;
  for (const { shares, counts, tied } of answers) {
    const own = sum(Object.values(counts)) + tied;
    trials += own;
    for (const [answer, part] of Object.entries(shares)) totals.set(answer, (totals.get(answer) ?? 0) + part * own);
  }
  return [...totals]
    .sort(([, one], [, other]) => other - one)
    .map(([answer, total]) => `${answer} ${share(total / trials)}`)
    .join(', ');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
