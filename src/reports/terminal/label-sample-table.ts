import type { Cell } from '../../spec/index.ts';
import { conditionsInWords } from '../rating-cell-rows.ts';
import { textTable } from './text-table.ts';
import { visible } from './visible.ts';

type HalfWidths = Readonly<Record<string, number | null>>;

interface Precision {
  readonly labels: number;
  readonly halfWidths: HalfWidths;
  readonly cells: readonly {
    readonly cell: string;
    readonly labels: number;
    readonly missingLabels: number;
    readonly halfWidths: HalfWidths;
  }[];
}

interface Drawn {
  readonly field: string;
  readonly judge: string;
  readonly by: 'scenario' | 'cell';
  readonly trials: readonly { readonly trial: string; readonly scenario: string; readonly labelled: boolean }[];
  readonly strata: readonly {
    readonly scenario: string;
    readonly cell: string | null;
    readonly said: string | null;
    readonly size: number;
    readonly drawn: number;
  }[];
  readonly needed: number;
  readonly precision: readonly Precision[];
}

/** The trials that people should label, as a person reads it: where they are from, and how precise it makes the rates. */
export function labelSampleTable(sample: Drawn, { cells }: { readonly cells: readonly Cell[] }): string {
  const { field, judge, by, trials, strata, needed, precision } = sample;
  const labelled = trials.filter((trial) => trial.labelled).length;
  const placeOf = placesOf(cells);
  return [
    `${trials.length} trials to be labelled for ${visible(field)}, as ${judge} read them${labelled > 0 ? `; ${labelled} have a label already` : ''}`,
    '',
    textTable(
      ['the judge said', by, 'trials', 'drawn'],
      strata.map(({ said, scenario, cell, size, drawn }) => [
        said === null ? 'nothing valid' : visible(said),
        cell === null ? scenario : placeOf(cell),
        String(size),
        String(drawn),
      ]),
      [2, 3],
    ),
    ...(trials.length < needed ? [`${needed} labels give every line two; with fewer some rates cannot be corrected in some ${by}s.`] : []),
    '',
    'Half of the width that the interval of the corrected rate is expected to have, in points of a percent:',
    widthsTable(
      'labels',
      precision.map(({ labels, halfWidths }) => [String(labels), halfWidths]),
    ),
    ...armLines(
      precision.find(({ labels }) => labels === trials.length),
      placeOf,
    ),
    '',
    'Label them in this order; any beginning of it will do:',
    ...trials
      .slice(0, shown)
      .map(({ trial, labelled: done }, place) => `${String(place + 1).padStart(4)}  ${trial}${done ? '  (labelled)' : ''}`),
    ...(trials.length > shown ? [`  … and ${trials.length - shown} more: --out trials.csv or --json has all`] : []),
  ].join('\n');
}

const shown = 20;

/** The same widths for each cell, with the labels drawn now; nothing where they are not drawn by cell. */
function armLines(precision: Precision | undefined, placeOf: (cell: string) => string): string[] {
  if (precision === undefined || precision.cells.length === 0) return [];
  return [
    '',
    `The same in each cell, with these ${precision.labels} labels:`,
    widthsTable(
      'cell',
      precision.cells.map(({ cell, labels, missingLabels, halfWidths }) => [
        `${placeOf(cell)}: ${labels}${missingLabels === 0 ? '' : `, ${missingLabels} too few`}`,
        halfWidths,
      ]),
    ),
  ];
}

function widthsTable(head: string, rows: readonly (readonly [of: string, halfWidths: HalfWidths])[]): string {
  const answers = Object.keys(rows[0]?.[1] ?? {});
  const points = (half: number | null | undefined): string =>
    half === null || half === undefined ? 'too few' : `± ${(100 * half).toFixed(1)}`;
  return textTable(
    [head, ...answers.map(visible)],
    rows.map(([of, halfWidths]) => [of, ...answers.map((answer) => points(halfWidths[answer]))]),
    answers.map((_answer, column) => column + 1),
  );
}

/** A cell in words: its scenario, its condition, and its model where there are several. */
function placesOf(cells: readonly Cell[]): (id: string) => string {
  const conditionOf = conditionsInWords(cells);
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  const several = new Set(cells.map(({ model }) => model)).size > 1;
  return (id) => {
    const { scenario = id, model = '' } = byId.get(id) ?? {};
    return [scenario, ...(several ? [model] : []), conditionOf(id)].join(', ');
  };
}
