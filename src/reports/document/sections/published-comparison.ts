import type { PaperComparison, PublishedComparison } from '../../../spec/index.ts';
import { fold, list, paragraph, part, table } from '../blocks.ts';
import type { Block, Part, Table, Text } from '../report-document.ts';
import { capital, counted, inWords } from '../words/lists.ts';

const verdicts = ['consistent', 'inconsistent', 'too imprecise to tell', 'not comparable'] as const;

/** The run held against published figures, each with a verdict, and why others cannot be compared. */
export function comparisonPart({ against, selfTest, note, rows }: PublishedComparison): Part {
  const counts = verdicts.map((verdict) => ({ verdict, n: rows.filter((row) => row.verdict === verdict).length })).filter(({ n }) => n > 0);
  const compared = rows.filter(({ verdict }) => verdict !== 'not comparable');
  const others = rows.filter(({ verdict }) => verdict === 'not comparable');
  const verdictText = inWords(counts.map(({ verdict, n }) => `${n} ${n === 1 ? 'is' : 'are'} ${verdict}`));
  return part('published', `Held against ${against}`, [
    paragraph(`Of ${counted(rows.length, 'published figure')}, ${verdictText}. ${note}`),
    ...(selfTest
      ? [
          paragraph(
            'Planted subjects stood in for the models: this tests the comparison itself, and says nothing about any model.',
            'warning',
          ),
        ]
      : []),
    ...(compared.length === 0 ? [] : [comparisonTable(compared), ...remarks(compared)]),
    ...(others.length === 0 ? [] : [fold(`${counted(others.length, 'figure')} that cannot be compared, and why`, [reasonTable(others)])]),
  ]);
}

const confidence =
  'In brackets how sure the published figure is: A the authors’ own words, B a detailed note of a reader, C one press source.';

function comparisonTable(rows: readonly PaperComparison[]): Table {
  const models = new Set(rows.map(({ model }) => model));
  return table({
    id: 'comparison-compared',
    caption: `Published figures beside those of this run${models.size === 1 ? ` with ${[...models].join('')}` : ''}, with the difference (ours minus theirs) and its interval. ${confidence}`,
    columns: [
      ...(models.size > 1 ? [{ title: 'model' }] : []),
      { title: 'behaviour' },
      { title: 'figure' },
      { title: 'published', align: 'right' },
      { title: 'ours', align: 'right' },
      { title: 'difference', align: 'right' },
      { title: 'verdict' },
    ],
    rowHeads: models.size > 1 ? 3 : 2,
    rows: rows.map((row): Text[] => {
      const { model, unit, ours, difference, interval, verdict } = row;
      const range = interval === null ? '' : ` [${signed(interval.low)} to ${signed(interval.high)}]`;
      return [
        ...(models.size > 1 ? [model] : []),
        behaviourText(row),
        figureText(row),
        publishedText(row),
        ours === null ? '–' : `${ours.toFixed(1)} ${unit}`,
        difference === null ? '–' : `${signed(difference)}${range}`,
        verdict,
      ];
    }),
    publish: true,
  });
}

/** How figures were read, each remark once. */
function remarks(rows: readonly PaperComparison[]): Block[] {
  const texts = new Set(rows.flatMap((row) => (row.reason === null ? [] : [`${capital(behaviourText(row))}: ${row.reason}.`])));
  return texts.size === 0 ? [] : [list([...texts])];
}

function reasonTable(rows: readonly PaperComparison[]): Table {
  return table({
    id: 'comparison-not-compared',
    caption: `Published figures that this run has nothing to hold against. ${confidence}`,
    columns: [{ title: 'model' }, { title: 'behaviour' }, { title: 'figure' }, { title: 'published', align: 'right' }, { title: 'why' }],
    rowHeads: 3,
    rows: rows.map((row): Text[] => [row.model, behaviourText(row), figureText(row), publishedText(row), row.reason ?? '–']),
    publish: true,
  });
}

function behaviourText({ behaviour }: PaperComparison): string {
  return behaviour.replaceAll('_', ' ');
}

function figureText({ statistic, atStake, relationship }: PaperComparison): string {
  return `${statistic}, ${atStake} at stake, ${relationship}`;
}

function publishedText({ value, unit, confidence: sureness }: PaperComparison): string {
  return `${value} ${unit} (${sureness})`;
}

function signed(value: number): string {
  return value > 0 ? `+${value.toFixed(1)}` : value.toFixed(1).replace('-', '−');
}
