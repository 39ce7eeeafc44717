import type { MeasureValue, RunView, TrialComparison } from '../../../../src/spec/index.ts';

/** The measures of both trials: those that differ, and those that stand for the behaviour. */
export function Outcomes({ comparison: { trials }, view }: { readonly comparison: TrialComparison; readonly view: RunView }) {
  const [first, second] = trials;
  const definitions = view.scenarios
    .filter(({ name }) => name === first.of.scenario || name === second.of.scenario)
    .flatMap(({ measures }) => measures);
  const names = [...new Set([...Object.keys(first.measures), ...Object.keys(second.measures)])];
  const rows = names
    .map((name) => ({
      name,
      values: [valueText(first.measures[name]), valueText(second.measures[name])] as const,
      isPrimary: definitions.some((definition) => definition.name === name && definition.primary === true),
      meaning: definitions.find((definition) => definition.name === name)?.meaning,
    }))
    .filter(({ values, isPrimary }) => isPrimary || values[0] !== values[1])
    .sort((one, other) => Number(other.isPrimary) - Number(one.isPrimary));
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="outcomes">
      <h2 className="compare-heading" id="outcomes">
        Outcome
      </h2>
      <table className="compare-outcomes">
        <thead>
          <tr>
            <th scope="col">Measure</th>
            <th scope="col">A</th>
            <th scope="col">B</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, values, meaning }) => (
            <tr key={name} data-differs={values[0] !== values[1]}>
              <th scope="row" title={meaning}>
                {values[0] === values[1] ? '' : <span aria-label="differs">≠ </span>}
                {name}
              </th>
              <td>{values[0]}</td>
              <td>{values[1]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function valueText(value: MeasureValue | undefined): string {
  if (value === undefined) return 'not measured';
  if (value === null) return 'missing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}
