import { percent } from '../../figures-in-words.ts';
import { code, paragraph, table } from '../blocks.ts';
import { primaryOutcomes, type Outcome } from '../primary-outcomes.ts';
import type { Section, Text } from '../report-document.ts';
import type { ReportInput } from '../report-input.ts';
import { counted, grouped } from '../words/lists.ts';

/** What has no value, and how far that could move a rate. */
export function missingSection(input: ReportInput): Section {
  const models = [...new Set(input.results.cells.map(({ model }) => model))];
  const outcomes = models.flatMap((model) => {
    const cells = input.results.cells.filter((cell) => cell.model === model);
    return primaryOutcomes({ ...input, results: { ...input.results, cells } }).map((outcome) => ({ model, outcome }));
  });
  const nowhere = outcomes.reduce((sum, { outcome }) => sum + outcome.undefinedIn.length, 0);
  return {
    id: 'missing',
    title: 'Missing values, and how far they reach',
    blocks: [
      paragraph(
        'A value is missing where a trial was not run or left no result to read it from. A rate is taken among those with a value; the last two columns say what it would be if every missing value were a no, and if every one were a yes.',
      ),
      table({
        id: 'missing-table',
        caption: 'Values that are missing, and the bounds that they leave.',
        columns: [
          { title: 'measure' },
          { title: 'model' },
          { title: 'trials', align: 'right' },
          { title: 'with a value', align: 'right' },
          { title: 'missing', align: 'right' },
          { title: 'rate', align: 'right' },
          { title: 'all missing no', align: 'right' },
          { title: 'all missing yes', align: 'right' },
        ],
        rowHeads: 2,
        rows: outcomes.map(({ model, outcome }): Text[] => [[code(outcome.measure.name)], model, ...figuresOf(outcome)]),
        publish: true,
      }),
      ...(nowhere === 0
        ? []
        : [
            paragraph(
              `In ${counted(nowhere, 'cell')} trials were completed and none can have a value, such as a score held against a bar where no bar is shown. They are not in this table.`,
              'note',
            ),
          ]),
    ],
  };
}

function figuresOf({ count, n, expected }: Outcome): string[] {
  const missing = expected - n;
  return [
    grouped(expected),
    grouped(n),
    grouped(missing),
    n === 0 ? '–' : percent(count / n),
    expected === 0 ? '–' : percent(count / expected),
    expected === 0 ? '–' : percent((count + missing) / expected),
  ];
}
