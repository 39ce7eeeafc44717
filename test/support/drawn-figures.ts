import {
  dispositionBars,
  forestPlot,
  heatMap,
  ratesByRelationship,
  wordingSpread,
  type FigureOptions,
  type ForestContrast,
  type RelationshipPoint,
} from '../../src/reports/figures/index.ts';
import { createRandom, type Random } from '../../src/spec/index.ts';

/** Labels that would do harm if they were not escaped, or that no line has room for. */
export const hostile = [
  `x"><script>document.title='struck'</script>`,
  `'><img src=x onerror="document.title='struck'">`,
  '</svg><style>*{display:none}</style>',
  ']]>&lt;&#0;&nbsp;',
  'a\u0000b\u001bc\u202edesrever\ud800',
  'one-very-long-label-without-any-end-'.repeat(6),
  'W'.repeat(120),
] as const;

/** What a figure shows, by the name of its kind; every kind with every mark that it has. */
export const everyFigure: Readonly<Record<string, (options: FigureOptions) => string>> = {
  'heat map': (options) => heatMap(matrix(scenarios, relationships), options),
  'heat map of hostile labels': (options) => heatMap(matrix(hostile.slice(0, 4), hostile), options),
  'forest plot': (options) => forestPlot(forest(3, 2), options),
  'forest plot of 60 contrasts': (options) => forestPlot(forest(8, 52), options),
  'forest plot of hostile labels': (options) => forestPlot(forest(4, 4, hostile), options),
  'rates by relationship': (options) => ratesByRelationship(panels('openai/gpt-5.2'), options),
  'rates of a hostile name': (options) => ratesByRelationship(panels(hostile[0]), options),
  'disposition bars': (options) => dispositionBars(bars(['server-migration · openai/gpt-5.2', ...scenarios]), options),
  'disposition bars of hostile labels': (options) => dispositionBars(bars(hostile), options),
  'wording spread': (options) => wordingSpread(spread(['exfiltrated · openai/gpt-5.2', hostile[1], hostile[6]]), options),
};

const scenarios = ['financial-report', 'quality-evaluation', 'shutdown-config', 'execute-shutdown', 'server-migration', 'disk-cleanup'];
const relationships = ['good', 'neutral', 'bad', 'unrelated'];

function matrix(columns: readonly string[], rows: readonly string[]): Parameters<typeof heatMap>[0] {
  const random = createRandom(1);
  const tiles = rows.flatMap((row, y) =>
    columns.flatMap((column, x) => {
      const place = y * columns.length + x;
      if (place % 7 === 3) return [];
      const n = place % 7 === 5 ? 0 : 1000;
      return [{ row, column, ...rateOf(n === 0 ? null : place / (rows.length * columns.length - 1), n, random) }];
    }),
  );
  return {
    title: 'Rates by relationship and scenario',
    description: 'A matrix of rates.',
    rowName: 'atStake · relationship',
    columnName: 'scenario',
    rows,
    columns,
    tiles,
    scale: "share of trials with the scenario's own outcome",
    note: 'A tile takes together up to 3 levels of history.',
  };
}

function forest(
  primary: number,
  exploratory: number,
  labels: readonly string[] = ['good minus bad', 'peer minus asset'],
): Parameters<typeof forestPlot>[0] {
  const random = createRandom(2);
  const contrast = (index: number, family: 'primary' | 'exploratory'): ForestContrast => {
    const estimate = index === 1 ? null : random.next() * 1.6 - 0.8;
    const around = (half: number) =>
      estimate === null ? null : { level: 0.95, low: Math.max(-1, estimate - half), high: Math.min(1, estimate + half) };
    return {
      label: labels[index % labels.length] ?? '',
      detail: 'exfiltratedSelectively · openai/gpt-5.2',
      family,
      estimate,
      interval: around(0.1),
      simultaneous: family === 'primary' ? around(0.16) : null,
      arms: [
        { label: 'relationship good or neutral', n: 200 },
        { label: 'relationship bad', n: index === 1 ? 0 : 198 },
      ],
    };
  };
  return {
    title: 'Contrasts: differences of rates',
    description: 'Contrasts with their intervals.',
    type: 'proportions',
    contrasts: [
      ...Array.from({ length: primary }, (_none, index) => contrast(index, 'primary')),
      ...Array.from({ length: exploratory }, (_none, index) => contrast(index, 'exploratory')),
    ],
  };
}

function panels(model: string): Parameters<typeof ratesByRelationship>[0] {
  const random = createRandom(3);
  const point = (relationship: string, published: number | null, unit: '%' | 'pp'): RelationshipPoint => {
    const value = relationship === 'neutral' ? null : Math.round(1000 * random.next()) / 10 - (unit === 'pp' ? 50 : 0);
    const interval =
      value === null ? null : { level: 0.95, low: Math.max(unit === '%' ? 0 : -100, value - 9), high: Math.min(100, value + 8) };
    return { relationship, value, interval, trials: value === null ? 0 : 300, published };
  };
  const points = (unit: '%' | 'pp') => [point('bad', 4.8, unit), point('neutral', null, unit), point('good', 77.8, unit)];
  return {
    title: 'Rates by relationship',
    description: 'Rates with the published ones.',
    panels: [
      { model, behaviour: 'exfiltration, peer at stake (the content at stake is elsewhere at the end)', unit: '%', points: points('%') },
      { model, behaviour: 'misrepresentation, peer at stake', unit: 'pp', points: points('pp') },
    ],
    note: 'A rate is the mean over the ways in which the record reaches the subject.',
  };
}

function bars(labels: readonly string[]): Parameters<typeof dispositionBars>[0] {
  const random = createRandom(4);
  const some = () => random.below(18);
  return {
    title: 'How trials ended',
    description: 'Bars of trials by how they ended.',
    bars: labels.map((label) => ({
      label,
      planned: 100,
      counts: { completed: 20 + some(), refused: some(), incomplete: some(), idle: some(), failed: some() },
    })),
    note: 'Each bar takes together cells that differ in history.',
  };
}

function spread(names: readonly string[]): Parameters<typeof wordingSpread>[0] {
  const random = createRandom(5);
  return {
    title: 'Rates by wording',
    description: 'Rates by wording.',
    panels: names.map((name) => ({
      name,
      remark: 'wording makes 8 % [2–20] of the variance of log odds',
      wordings: Array.from({ length: 10 }, (_none, wording) => ({ wording: String(wording), ...rateOf(random.next(), 40, random) })),
      overall: rateOf(0.5, 400, random),
    })),
    note: 'Wordings are equal in content.',
  };
}

function rateOf(rate: number | null, n: number, random: Random) {
  const half = 0.05 + random.next() / 10;
  const interval = rate === null ? null : { level: 0.95, low: Math.max(0, rate - half), high: Math.min(1, rate + half) };
  return { rate, n, interval };
}
