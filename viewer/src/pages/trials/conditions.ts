import type { MeasureValue } from '../../../../src/spec/index.ts';
import { labelInWords } from './label-filters.ts';
import type { TrialsSearch } from './trials-search.ts';

/** One thing that the trials shown have in common by choice, in words, and the search without it. */
export interface Condition {
  readonly name: string;
  readonly says: string;
  readonly without: TrialsSearch;
}

/** A list of texts that the query knows. */
export type ListName = 'cells' | 'scenarios' | 'models' | 'dispositions';
export type MeasureFilter = NonNullable<TrialsSearch['measures']>[string];

/** All that is filtered, for the chips above the table. */
export function conditionsOf(search: TrialsSearch): readonly Condition[] {
  return [
    ...lists.flatMap(([list, name]) =>
      (search[list] ?? []).map((value) => ({ name, says: value, without: toggleInList(search, list, value) })),
    ),
    ...Object.entries(search.levels ?? {}).flatMap(([factor, levels]) =>
      levels.map((level) => ({ name: factor, says: level, without: toggleLevel(search, factor, level) })),
    ),
    ...Object.entries(search.measures ?? {}).map(([measure, filter]) => ({
      name: measure,
      says: filterInWords(filter),
      without: withMeasure(search, measure, {}),
    })),
    ...Object.entries(search.labels ?? {}).flatMap(([label, values]) =>
      values.map((value) => ({ name: `label ${label}`, says: labelInWords(value), without: toggleLabel(search, label, value) })),
    ),
    ...(search.labelled === undefined ? [] : [{ name: 'labels', says: search.labelled, without: without(search, 'labelled') }]),
    ...(search.search === undefined ? [] : [{ name: 'text', says: search.search, without: withText(search, '') }]),
  ];
}

/** Nothing filtered; order and columns stay. */
export function withoutConditions({ columns, pick, sort, sortMeasure, descending }: TrialsSearch): TrialsSearch {
  return defined({ columns, pick, sort: sort === 'relevance' ? undefined : sort, sortMeasure, descending });
}

export function toggleInList(search: TrialsSearch, list: ListName, value: string): TrialsSearch {
  return fromTop({ ...without(search, list), ...defined({ [list]: toggled(search[list], value) }) });
}

export function toggleLevel(search: TrialsSearch, factor: string, level: string): TrialsSearch {
  return fromTop({ ...search, ...entry('levels', search.levels, factor, toggled(search.levels?.[factor], level)) });
}

export function toggleLabel(search: TrialsSearch, label: string, value: string): TrialsSearch {
  return fromTop({ ...search, ...entry('labels', search.labels, label, toggled(search.labels?.[label], value)) });
}

/** Sets which values of a measure are wanted; a filter that asks for nothing is taken away. */
export function withMeasure(search: TrialsSearch, measure: string, filter: MeasureFilter): TrialsSearch {
  const kept = defined({ ...filter, values: filter.values?.length === 0 ? undefined : filter.values });
  return fromTop({ ...search, ...entry('measures', search.measures, measure, Object.keys(kept).length === 0 ? undefined : kept) });
}

export function toggleMeasureValue(search: TrialsSearch, measure: string, value: string | boolean | null): TrialsSearch {
  const filter = search.measures?.[measure] ?? {};
  const { values: _values, ...range } = filter;
  const values = toggled(filter.values, value);
  return withMeasure(search, measure, values === undefined ? range : { ...range, values });
}

export function withLabelled(search: TrialsSearch, labelled: 'labelled' | 'unlabelled' | undefined): TrialsSearch {
  return fromTop({ ...without(search, 'labelled'), ...defined({ labelled }) });
}

/** Sets the text searched for. What fits best comes first, unless another order was chosen. */
export function withText(search: TrialsSearch, text: string): TrialsSearch {
  const { search: _search, sort, ...others } = search;
  const chosen = sort === 'relevance' ? undefined : sort;
  if (text.trim() === '') return fromTop({ ...others, ...defined({ sort: chosen }) });
  return fromTop({ ...others, search: text, ...defined({ sort: chosen ?? (others.sortMeasure === undefined ? 'relevance' : undefined) }) });
}

/** A measure's value as it stands in tables and filters. */
export function valueInWords(value: MeasureValue): string {
  if (value === null) return 'missing';
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}

const lists = [
  ['cells', 'cell'],
  ['scenarios', 'scenario'],
  ['models', 'model'],
  ['dispositions', 'disposition'],
] as const satisfies readonly (readonly [ListName, string])[];

function filterInWords({ values, atLeast, atMost }: MeasureFilter): string {
  return [
    ...(values === undefined ? [] : [values.map(valueInWords).join(' or ')]),
    ...(atLeast === undefined ? [] : [`≥ ${atLeast}`]),
    ...(atMost === undefined ? [] : [`≤ ${atMost}`]),
  ].join(', ');
}

function toggled<Value>(list: readonly Value[] | undefined, value: Value): Value[] | undefined {
  const left = (list ?? []).includes(value) ? (list ?? []).filter((one) => one !== value) : [...(list ?? []), value];
  return left.length === 0 ? undefined : left;
}

function entry(
  name: 'levels' | 'labels' | 'measures',
  record: Readonly<Record<string, unknown>> | undefined,
  key: string,
  value: unknown,
): Partial<TrialsSearch> {
  const others = Object.entries(record ?? {}).filter(([one]) => one !== key);
  const entries = value === undefined ? others : [...others, [key, value] as const];
  return { [name]: entries.length === 0 ? undefined : Object.fromEntries(entries) };
}

/** Another choice shows other rows: from the first on. Parts without a value are left out. */
function fromTop(search: { readonly [Name in keyof TrialsSearch]: TrialsSearch[Name] | undefined }): TrialsSearch {
  return defined({ ...search, at: undefined });
}

function without(search: TrialsSearch, name: keyof TrialsSearch): TrialsSearch {
  return fromTop({ ...search, [name]: undefined });
}

function defined(search: object): TrialsSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}
