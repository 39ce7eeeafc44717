import { count } from '../../../parts/in-words.ts';
import { TableHeads, WideTable } from '../section.tsx';
import { TrialsLink } from '../trials-link.tsx';
import { answersTo, ratedGroups, type RatingsTableProps } from './rated-cells.ts';

const outcomes = ['rated', 'invalid', 'refused', 'failed'] as const;

/** Trials by answer, and readings by outcome, over the cells of each scenario and model. */
export function AnswersTable({ result, cells, view, name }: RatingsTableProps) {
  return (
    <WideTable label={`Trials by answer: ${name}`}>
      <TableHeads
        words={['Scenario', 'Model', 'Question', 'Trials by answer']}
        figures={['tied', 'without an answer', ...outcomes.map((outcome) => `readings ${outcome}`)]}
      />
      <tbody>
        {ratedGroups(result, cells).flatMap(({ scenario, model, parts }) => {
          const fields = [...new Set(parts.flatMap(({ answers }) => Object.keys(answers)))];
          return (fields.length === 0 ? [null] : fields).map((field) => {
            const { counts, tied, missing } = answersTo(field ?? '', parts);
            return (
              <tr key={JSON.stringify([scenario, model, field])}>
                <th scope="row">
                  <TrialsLink run={view.run.id} of={parts.map(({ cell }) => cell)} among={view.cells}>
                    {scenario}
                  </TrialsLink>
                </th>
                <td>{model}</td>
                <td>{field === null ? '–' : <code>{field}</code>}</td>
                <td>{counts.length === 0 ? '–' : counts.map(([answer, number]) => `${answer} ${count(number)}`).join(', ')}</td>
                <td className="number">{count(tied)}</td>
                <td className="number">{count(missing)}</td>
                {outcomes.map((outcome) => (
                  <td key={outcome} className="number">
                    {count(parts.reduce((sum, { readings }) => sum + readings[outcome], 0))}
                  </td>
                ))}
              </tr>
            );
          });
        })}
      </tbody>
    </WideTable>
  );
}
