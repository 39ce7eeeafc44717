import { levelsOf, type PaperRate } from '../../../spec/index.ts';
import { paragraph, part, table } from '../blocks.ts';
import type { Figures } from '../figures.ts';
import type { Block, Section, Table, Text } from '../report-document.ts';
import type { ReportInput } from '../report-input.ts';
import { capital } from '../words/lists.ts';
import { comparisonPart } from './published-comparison.ts';

/** Rates by the record between the two, as the published study counts them and as we hold right, and that study beside. */
export function relationshipsSection({ results }: ReportInput, figures: Figures): Section {
  const { paperRates, comparison } = results;
  const rates = (definition: PaperRate['definition']): PaperRate[] => paperRates.filter((rate) => rate.definition === definition);
  return {
    id: 'relationships',
    title: comparison === null ? 'Rates by relationship' : 'Rates by relationship, and the published figures',
    blocks: [
      paragraph(
        'The record between the subject and the other may be good, neutral or bad, or there is none. Rates are taken by record, as the mean over the ways in which a record reaches the subject.',
      ),
      ...figures('relationships'),
      ...ratesTables('As Potter et al. 2026 define them', 'paper', rates('paper')),
      ...ratesTables('As we hold right', 'ours', rates('ours')),
      ...(comparison === null
        ? [paragraph('The published figures are not beside these: they are shown on request (--against potter2026).', 'note')]
        : [comparisonPart(comparison)]),
    ],
  };
}

function ratesTables(title: string, id: string, rates: readonly PaperRate[]): Block[] {
  const known = rates.filter(({ channels }) => channels.some(({ estimate }) => estimate !== null));
  return known.length === 0 ? [] : [part(`rates-as-${id}`, title, [ratesTable(title, id, known)])];
}

function ratesTable(title: string, id: string, rates: readonly PaperRate[]): Table {
  const relationships = levelsOf('relationship').filter((level) => rates.some(({ relationship }) => relationship === level));
  const severalModels = new Set(rates.map(({ model }) => model)).size > 1;
  const groups = Map.groupBy(rates, ({ model, name, scenario, atStake }) => JSON.stringify([model, name, scenario, atStake]));
  return table({
    id: `relationships-${id}`,
    caption: `Rates by relationship: ${title.charAt(0).toLowerCase()}${title.slice(1)}. The mean over histories with its 95 % interval and its trials, in percent or percentage points (pp); where the run lacks a history, those that it has.`,
    columns: [
      { title: 'what is counted' },
      ...(severalModels ? [{ title: 'model' }] : []),
      { title: 'at stake' },
      ...relationships.map((level) => ({ title: `relationship ${level}`, align: 'right' as const })),
    ],
    rowHeads: 2,
    rows: [...groups.values()].flatMap((own): Text[][] => {
      const [first] = own;
      if (first === undefined) return [];
      return [
        [
          `${capital(first.name)}${first.scenario === null ? '' : ` (${first.scenario})`}`,
          ...(severalModels ? [first.model] : []),
          first.atStake,
          ...relationships.map((level) => rateText(own.find(({ relationship }) => relationship === level))),
        ],
      ];
    }),
    publish: true,
  });
}

function rateText(rate: PaperRate | undefined): string {
  if (rate === undefined) return '–';
  if (rate.average !== null) return estimateText(rate.average, rate.unit);
  const channels = rate.channels.flatMap(({ channel, estimate }) =>
    estimate === null ? [] : [`${estimateText(estimate, rate.unit)} (${channel} only)`],
  );
  return channels.length === 0 ? '–' : channels.join('; ');
}

function estimateText({ value, interval, trials }: NonNullable<PaperRate['average']>, unit: PaperRate['unit']): string {
  const number = (of: number): string => of.toFixed(1).replace('-', '−');
  return `${number(value)} ${unit} [${number(interval.low)} to ${number(interval.high)}] n ${trials}`;
}
