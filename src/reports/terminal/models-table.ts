import { textTable } from './text-table.ts';

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

/** How models are named: providers with their keys, and the reference subjects with their settings. */
export function modelsTable(providers: readonly ProviderLine[], reference: readonly ReferenceLine[]): string {
  const remote = textTable(
    ['model name', 'key', 'address'],
    [
      ...providers.map(({ name, keyVariable, baseUrlVariable }) => [`${name}/<model id>`, keyVariable, baseUrlVariable]),
      ['file:<path>[#export]', '–', 'a module that exports an AI SDK LanguageModelV4'],
    ],
  );
  const planted = textTable(
    ['reference subject', 'what it does', 'settings'],
    reference.map(({ name, summary, options }) => [
      `reference/${name}`,
      summary,
      Object.entries(options)
        .map(([option, { default: value }]) => `${option}=${value}`)
        .join('&'),
    ]),
  );
  return `Models\n${remote}\n\nReference subjects: planted behaviour, no network\n${planted}`;
}
