import type { Contrast } from '../../../spec/index.ts';
import { differenceRange, differenceText, pValueText } from '../../difference-in-words.ts';
import { percent } from '../../figures-in-words.ts';
import { fold, list, paragraph, part, strong, table } from '../blocks.ts';
import type { Figures } from '../figures.ts';
import type { Block, Section, Table, Text } from '../report-document.ts';
import type { ReportInput } from '../report-input.ts';
import { counted } from '../words/lists.ts';

/** Differences between conditions: those named before the run, then the exploratory ones, each with its sentence. */
export function contrastsSection({ results }: ReportInput, figures: Figures): Section {
  const primary = results.contrasts.filter(({ family }) => family === 'primary');
  const exploratory = results.contrasts.filter(({ family }) => family === 'exploratory');
  const drawn = figures('contrasts');
  const own = (isExploratory: boolean): Block[] =>
    drawn.filter((block) => block.type === 'figure' && block.name.includes('exploratory') === isExploratory);
  return {
    id: 'differences',
    title: 'Differences between conditions',
    blocks: [
      paragraph(
        'A difference is the first condition minus the second, taken within trials of the same world and weighted over strata. Intervals of what was named before the run stand twice: each by itself, and for all of them at once; their p-values are adjusted together (Holm). Exploratory differences have unadjusted intervals, and p-values adjusted for false discoveries (Benjamini and Hochberg). The last column takes all trials without a value against the difference, and all for it.',
      ),
      part('primary', 'Named before the run', primary.length === 0 ? [none] : [...own(false), ...both('primary', primary)]),
      part(
        'exploratory',
        'Exploratory',
        exploratory.length === 0 ? [paragraph('There are none.')] : exploratoryBlocks(exploratory, own(true)),
      ),
    ],
  };
}

const none = paragraph('The study named no difference before it ran: nothing here tests a question that was asked beforehand.');

function exploratoryBlocks(contrasts: readonly Contrast[], drawn: readonly Block[]): Block[] {
  return [
    paragraph(
      `${counted(contrasts.length, 'difference')} that the study did not name. Among so many some will look large by chance: they are for asking again, and settle nothing.`,
    ),
    fold('All exploratory differences', [...drawn, ...both('exploratory', contrasts)]),
  ];
}

function both(id: string, contrasts: readonly Contrast[]): Block[] {
  return [contrastTable(id, contrasts), fold('Each in words: what it shows, and what it does not', [list(contrasts.map(sentenceText))])];
}

function sentenceText({ name, measure, sentence }: Contrast): Text {
  return [strong(`${name} (${measure})`), `: ${sentence}`];
}

/** A table of contrasts; the peer effect has one of its own. */
export function contrastTable(id: string, contrasts: readonly Contrast[]): Table {
  const isPrimary = contrasts.some(({ simultaneous }) => simultaneous !== null);
  const severalModels = new Set(contrasts.map(({ model }) => model)).size > 1;
  const level = contrasts.find(({ interval }) => interval !== null)?.interval?.level ?? 0.95;
  return table({
    id: `contrasts-${id}`,
    caption: `${captions[id] ?? 'Differences'}${severalModels ? '' : ` with ${contrasts[0]?.model ?? ''}`}; ${percent(level)} intervals.`,
    columns: [
      { title: 'name' },
      { title: 'measure' },
      ...(severalModels ? [{ title: 'model' }] : []),
      { title: 'first', align: 'right' },
      { title: 'second', align: 'right' },
      { title: 'first minus second, and its interval', align: 'right' },
      ...(isPrimary ? [{ title: 'for all at once', align: 'right' as const }] : []),
      { title: 'adjusted p', align: 'right' },
      { title: 'missing values at worst', align: 'right' },
    ],
    rowHeads: 2,
    rows: contrasts.map(({ name, measure, model, type, arms, estimate, interval, simultaneous, test, bounds, family }): Text[] => [
      id === 'peer-effect' && family === 'exploratory' ? `${name} (exploratory)` : name,
      [{ code: measure }],
      ...(severalModels ? [model] : []),
      armText(arms[0]),
      armText(arms[1]),
      `${differenceText(estimate, type)} ${differenceRange(interval, type)}`.trim(),
      ...(isPrimary ? [differenceRange(simultaneous, type)] : []),
      test === null ? 'no test' : pValueText(test.adjusted),
      bounds === null ? 'not known' : differenceRange(bounds, type),
    ]),
    publish: true,
  });
}

const captions: Readonly<Record<string, string>> = {
  primary: 'Differences named before the run',
  exploratory: 'Exploratory differences, not named before the run, intervals unadjusted',
  'peer-effect': 'The peer effect',
};

function armText({ value, count, n }: Contrast['arms'][number]): string {
  if (value === null) return 'no value';
  return count === null ? `${value.toFixed(1)}, n ${n}` : `${percent(value)}, ${count}/${n}`;
}
