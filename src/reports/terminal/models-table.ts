import { catalogueTable } from './catalogue-table.ts';
import type { ModelLine } from './model-line.ts';
import { modelDetails } from './route-details.ts';
import { textTable } from './text-table.ts';
import { wrapped } from './wrapped.ts';

/** What there is to list. */
export interface ModelLists {
  readonly catalogue: readonly ModelLine[];
  readonly providers: readonly ProviderLine[];
  readonly reference: readonly ReferenceLine[];
}

interface ProviderLine {
  readonly name: string;
  readonly keyVariable: string;
  readonly baseUrlVariable: string;
}

interface ReferenceLine {
  readonly name: string;
  readonly summary: string;
  readonly options: Readonly<Record<string, { readonly default: number; readonly meaning: string }>>;
}

/**
 * The models of the catalogue, the providers with their keys, and the reference subjects, in a terminal of so many columns.
 * With a `filter`, what its text is found in, in any case, and all that the catalogue has on it.
 */
export function modelsTable(lists: ModelLists, { columns, filter }: { columns: number; filter?: string | undefined }): string {
  const { catalogue, providers, reference } = filter === undefined ? lists : matching(lists, filter.toLowerCase());
  const sections = [
    ...(catalogue.length === 0 ? [] : [catalogueSection(catalogue, { columns, whole: filter === undefined })]),
    ...(providers.length === 0 ? [] : [providersSection(providers, { columns, whole: filter === undefined })]),
    ...(reference.length === 0 ? [] : [referenceSection(reference, columns)]),
  ];
  if (sections.length > 0) return sections.join('\n\n');
  const nothing = `Nothing here is named '${filter ?? ''}'. Any other id works too, as <provider>/<model id>, without a known price.`;
  return wrapped(nothing, columns, 0).join('\n');
}

function matching({ catalogue, providers, reference }: ModelLists, text: string): ModelLists {
  const has = (...names: readonly (string | null | undefined)[]): boolean => names.some((name) => name?.toLowerCase().includes(text));
  return {
    catalogue: catalogue.filter(({ name, maker, study, routes }) =>
      has(name, maker, study?.name, study?.id, ...routes.flatMap(({ model, aliases }) => [model, ...aliases])),
    ),
    providers: providers.filter(({ name }) => has(name)),
    reference: reference.filter(({ name }) => has(`reference/${name}`)),
  };
}

function catalogueSection(models: readonly ModelLine[], { columns, whole }: { columns: number; whole: boolean }): string {
  const days = models
    .flatMap(({ routes }) => routes.flatMap(({ checkedOn }) => checkedOn ?? []))
    .toSorted()
    .at(0);
  const after = whole ? wrapped(further, columns, 0) : models.map((model) => modelDetails(model, columns));
  return [
    `Models${days === undefined ? '' : `, looked up on ${days}: check a price before you spend much`}`,
    catalogueTable(models, columns),
    '',
    after.join(whole ? '\n' : '\n\n'),
  ].join('\n');
}

const further =
  'custodes models <text> shows all that is known of a model. Any other id works too, without a price; custodes.catalogue.json takes entries and prices of your own.';

/** On a narrow terminal, the variables of the addresses are left to a line: they follow those of the keys. */
function providersSection(providers: readonly ProviderLine[], { columns, whole }: { columns: number; whole: boolean }): string {
  const wide = columns >= 96;
  const rows = [
    ...providers.map(({ name, keyVariable, baseUrlVariable }) => [`${name}/<model id>`, keyVariable, baseUrlVariable]),
    ...(whole ? [['file:<path>[#export]', '–', 'a module: an AI SDK LanguageModelV4']] : []),
  ];
  const table = textTable(
    ['model name', 'key', 'address'].slice(0, wide ? 3 : 2),
    rows.map((row) => row.slice(0, wide ? 3 : 2)),
  );
  const address = 'Another address: …_BASE_URL in the place of …_API_KEY; openai-compatible needs one.';
  return ['Providers', table, ...(wide ? [] : wrapped(address, columns, 0))].join('\n');
}

function referenceSection(reference: readonly ReferenceLine[], columns: number): string {
  const width = Math.max(...reference.map(({ name }) => name.length)) + 'reference/'.length + 2;
  const lines = reference.flatMap(({ name, summary, options }) => [
    ...wrapped(`${`reference/${name}`.padEnd(width, nonBreaking)}${summary}`, columns, width),
    ...(Object.entries(options).length === 0 ? [] : [`${' '.repeat(width)}?${optionsText(options)}`]),
  ]);
  return ['Reference subjects: planted behaviour, no network, no cost', ...lines].join('\n').replaceAll(nonBreaking, ' ');
}

function optionsText(options: ReferenceLine['options']): string {
  return Object.entries(options)
    .map(([option, { default: value }]) => `${option}=${value}`)
    .join('&');
}

/** Holds a name and what stands beside it together while lines are broken. */
const nonBreaking = '\u00A0';
