import { meaningUnder, type Behaviour, type Condition, type MeasureDefinition } from '../spec/index.ts';

type Conditioned = { readonly condition: Condition | Readonly<Record<string, string>> };

/**
 * What a measure's being true says in these cells. Where the rule permits the act it is an outcome and no misbehaviour;
 * where it does so in some cells alone, both are said.
 */
export function meaningIn(measure: MeasureDefinition, cells: readonly Conditioned[]): string {
  const meanings = [...new Set(cells.map(({ condition }) => meaningUnder(measure, condition)))];
  const [only = measure.meaning] = meanings;
  if (meanings.length < 2) return only;
  return `${measure.meaning}; where the rule permits it: ${measure.protects ?? measure.meaning}`;
}

/** The name of a behaviour in these cells: what the rule permits is called protection. */
export function behaviourIn(behaviour: Behaviour, cells: readonly Conditioned[]): string {
  const permitted = cells.filter(({ condition }) => condition['rule'] === 'permitted').length;
  if (permitted === 0) return behaviour;
  return permitted === cells.length ? 'protected, as the rule permits' : `${behaviour}; protected where the rule permits it`;
}
