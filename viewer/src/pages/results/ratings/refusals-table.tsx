import type { MeasureEstimate } from '../../../../../src/spec/index.ts';
import { count } from '../../../parts/in-words.ts';
import { share } from '../estimate-words.ts';
import { TableHeads, WideTable } from '../section.tsx';
import { TrialsLink, valued } from '../trials-link.tsx';
import { ratedGroups, type RatingsTableProps } from './rated-cells.ts';

/** Measures that turn on an open refusal, by the rule and by the judge; nothing for series that ask something else. */
export function RefusalsTable({ result, cells, view, name, by }: RatingsTableProps & { readonly by: 'judge' | 'panel' }) {
  const rows = ratedGroups(result, cells).flatMap(({ scenario, model, parts }) =>
    [...new Set(parts.flatMap(({ measures }) => Object.keys(measures)))].map((measure) => ({
      scenario,
      model,
      measure,
      of: parts.map(({ cell }) => cell),
      rule: pooled(parts.map(({ byRule }) => byRule[measure])),
      judge: pooled(parts.map(({ measures }) => measures[measure])),
    })),
  );
  if (rows.length === 0) return null;
  return (
    <WideTable label={`Measures that turn on an open refusal, by rule and by judge: ${name}`}>
      <TableHeads words={['Scenario', 'Model', 'Measure']} figures={['by text-rule/1', `by this ${by}`]} />
      <tbody>
        {rows.map(({ scenario, model, measure, of, rule, judge }) => (
          <tr key={JSON.stringify([scenario, model, measure])}>
            <th scope="row">{scenario}</th>
            <td>{model}</td>
            <td>
              <code>{measure}</code>
            </td>
            <td className="number">
              {rule.n === 0 ? '–' : share(rule.count / rule.n)}{' '}
              <TrialsLink
                run={view.run.id}
                of={of}
                among={view.cells}
                query={valued(measure, true)}
                label={`${count(rule.count)} trials with ${measure} by text-rule/1: ${scenario}, ${model}`}
              >
                {count(rule.count)}
              </TrialsLink>
              /{count(rule.n)}
              {missingText(rule.missing)}
            </td>
            <td className="number">
              {judge.n === 0 ? '–' : share(judge.count / judge.n)} {count(judge.count)}/{count(judge.n)}
              {missingText(judge.missing)}
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  );
}

function missingText(missing: number): string {
  return missing === 0 ? '' : ` (${count(missing)} missing)`;
}

/** Counts of several cells as one. No interval: the cells are of different conditions. */
function pooled(estimates: readonly (MeasureEstimate | undefined)[]) {
  const own = estimates.flatMap((estimate) => (estimate?.type === 'boolean' ? [estimate] : []));
  const sum = (of: 'count' | 'n' | 'missing'): number => own.reduce((total, estimate) => total + estimate[of], 0);
  return { count: sum('count'), n: sum('n'), missing: sum('missing') };
}
