import type { Capabilities, ModelLine, Rates, RouteLine } from './model-line.ts';
import { textTable } from './text-table.ts';
import { wrapped } from './wrapped.ts';

/** The models of the catalogue, each with its routes below it: with letters for capabilities where words have no room. */
export function catalogueTable(models: readonly ModelLine[], columns: number): string {
  const layout = layouts.find(({ from }) => columns >= from) ?? narrow;
  const rows = models.flatMap(({ name, maker, routes }) => [
    [maker === null ? name : `${name} (${maker})`, ...layout.columns.map(() => '')],
    ...routes.map((route) => [`  ${route.model}${marks(route)}`, ...layout.columns.map(({ of }) => of(route))]),
  ]);
  const right = layout.columns.flatMap(({ flushLeft }, column) => (flushLeft === true ? [] : [column + 1]));
  const table = textTable(['model and routes', ...layout.columns.map(({ head }) => head)], rows, right);
  const legend = [...layout.legend, ...markLegend(models.flatMap(({ routes }) => routes))];
  return [table, '', ...legend.flatMap((line) => wrapped(line, columns))].join('\n');
}

/** A number of dollars, to the tenth of a cent and at least to the cent. */
export function usdText(usd: number): string {
  return usd.toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 3 });
}

interface Column {
  readonly head: string;
  readonly of: (route: RouteLine) => string;
  readonly flushLeft?: true;
}

interface Layout {
  /** The narrowest terminal that it fits, in columns. */
  readonly from: number;
  readonly columns: readonly Column[];
  readonly legend: readonly string[];
}

const price = (head: string, of: (rates: Rates) => number | undefined): Column => ({
  head,
  of: (route) => (route.price === null ? '?' : usdOrDash(of(route.price))),
});
const context: Column = { head: 'context', of: ({ contextTokens }) => tokensText(contextTokens) };
const prices = [price('in', ({ inputUsd }) => inputUsd), price('cached', ({ cachedInputUsd }) => cachedInputUsd)];
const output = price('out', ({ outputUsd }) => outputUsd);
const words: readonly Column[] = [
  { head: 'tools', of: ({ capabilities }) => yesNo(capabilities.tools), flushLeft: true },
  { head: 'reasoning', of: ({ capabilities }) => reasoningText(capabilities), flushLeft: true },
  { head: 'seed', of: ({ capabilities }) => yesNo(capabilities.seed), flushLeft: true },
  { head: 'temp.', of: ({ capabilities: { temperature } }) => temperatureText(temperature), flushLeft: true },
];
const unit = 'in, cached, out: US$ a million tokens of input, of input read from a cache (–: as input), of output';
const wordsLegend = [
  'reasoning: by itself (on) or when asked (off), fixed where that cannot be set',
  'seed, temp.: whether they are honoured, a temperature perhaps only if reasoning is off; ?: not known',
];

const narrow: Layout = {
  from: 0,
  columns: [
    { ...context, head: 'ctx' },
    ...prices,
    output,
    { head: 'can', of: ({ capabilities }) => letters(capabilities), flushLeft: true },
  ],
  legend: [
    'ctx: context in tokens',
    unit,
    'can: T tools, R reasons by itself or r when asked, S honours a seed, H honours a temperature or h only while it does not reason; - no, ? not known',
  ],
};
const layouts: readonly Layout[] = [
  {
    from: 126,
    columns: [
      context,
      { head: 'output', of: ({ maxOutputTokens }) => tokensText(maxOutputTokens) },
      ...prices,
      price('write', ({ cacheWriteUsd }) => cacheWriteUsd),
      output,
      ...words,
    ],
    legend: [
      'context, output: the most tokens that a call can have in all, and can be answered with',
      unit,
      'write: the same of input written to a cache',
      ...wordsLegend,
    ],
  },
  { from: 112, columns: [context, ...prices, output, ...words], legend: [unit, ...wordsLegend] },
];

function marks({ price: own, priceBasis, retiredOn }: RouteLine): string {
  const all = `${own !== null && own.tiers.length > 0 ? '*' : ''}${priceBasis === 'varies' ? '~' : ''}${retiredOn === null ? '' : '†'}`;
  return all === '' ? '' : ` ${all}`;
}

function markLegend(routes: readonly RouteLine[]): string[] {
  const used = routes.map(marks).join('');
  return [
    ...(used.includes('*') ? ['*  dearer for long prompts'] : []),
    ...(used.includes('~') ? ['~  its hosts ask different prices: the highest that was listed'] : []),
    ...(used.includes('†') ? ['†  retired by its provider, or about to be'] : []),
  ];
}

function usdOrDash(usd: number | undefined): string {
  return usd === undefined ? '–' : usdText(usd);
}

function tokensText(tokens: number | null): string {
  if (tokens === null) return '?';
  return tokens >= 1_000_000 ? `${(tokens / 1_000_000).toFixed(2)}M` : `${Math.round(tokens / 1000)}k`;
}

function yesNo(value: boolean | null): string {
  return value === null ? '?' : value ? 'yes' : 'no';
}

function reasoningText({ reasoning, reasonsByDefault, reasoningSettable }: Capabilities): string {
  if (reasoning !== true) return yesNo(reasoning);
  const state = reasonsByDefault === null ? '?' : reasonsByDefault ? 'on' : 'off';
  return reasoningSettable === false ? `${state} fixed` : state;
}

function temperatureText(temperature: Capabilities['temperature']): string {
  return temperature === null ? '?' : temperature === 'unless-reasoning' ? 'if off' : temperature;
}

function letters({ tools, reasoning, reasonsByDefault, seed, temperature }: Capabilities): string {
  const letter = (value: boolean | null, yes: string): string => (value === null ? '?' : value ? yes : '-');
  const heat = { yes: 'H', 'unless-reasoning': 'h', no: '-' };
  return [
    letter(tools, 'T'),
    reasoning === true ? letter(reasonsByDefault, 'R').replace('-', 'r') : letter(reasoning, 'R'),
    letter(seed, 'S'),
    temperature === null ? '?' : heat[temperature],
  ].join('');
}
