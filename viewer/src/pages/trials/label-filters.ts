import type { RunView } from '../../../../src/spec/index.ts';
import { labelNames } from '../../../../src/spec/viewing/index.ts';

/** A name by whose labels trials can be chosen. */
export interface LabelFilter {
  readonly name: string;
  /** The answers that it can have, as the query writes them; null where raters write their own. */
  readonly values: readonly string[] | null;
}

/** What trials can be chosen by of what raters said: the names that every trial has, and those measures that were labelled in this run. Notes are free text, of which no two are alike. */
export function labelFilters({ labelledNames, scenarios }: Pick<RunView, 'labelledNames' | 'scenarios'>): readonly LabelFilter[] {
  const types = new Map(scenarios.flatMap(({ measures }) => measures.map(({ name, type }) => [name, type] as const)));
  const usual: readonly LabelFilter[] = Object.entries(labelNames).map(([name, values]) => ({ name, values }));
  const known = new Set(['note', ...usual.map(({ name }) => name)]);
  const others = labelledNames.filter((name) => !known.has(name));
  return [...others.map((name) => ({ name, values: types.get(name) === 'boolean' ? ['true', 'false'] : null })), ...usual];
}

/** A label's answer as a reader has it. */
export function labelInWords(value: string): string {
  return value === 'true' ? 'yes' : value === 'false' ? 'no' : value;
}
