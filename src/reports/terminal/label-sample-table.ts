import { textTable } from './text-table.ts';
import { visible } from './visible.ts';

interface Drawn {
  readonly field: string;
  readonly judge: string;
  readonly trials: readonly { readonly trial: string; readonly scenario: string; readonly labelled: boolean }[];
  readonly strata: readonly { readonly scenario: string; readonly said: string | null; readonly size: number; readonly drawn: number }[];
  readonly needed: number;
  readonly precision: readonly { readonly labels: number; readonly halfWidths: Readonly<Record<string, number | null>> }[];
}

/** The trials that people should label, as a person reads it: where they are from, and how precise it makes the rates. */
export function labelSampleTable({ field, judge, trials, strata, needed, precision }: Drawn): string {
  const answers = Object.keys(precision[0]?.halfWidths ?? {});
  const points = (half: number | null | undefined): string =>
    half === null || half === undefined ? 'too few' : `± ${(100 * half).toFixed(1)}`;
  const labelled = trials.filter((trial) => trial.labelled).length;
  return [
    `${trials.length} trials to be labelled for ${visible(field)}, as ${judge} read them${labelled > 0 ? `; ${labelled} have a label already` : ''}`,
    '',
    textTable(
      ['the judge said', 'scenario', 'trials', 'drawn'],
      strata.map(({ said, scenario, size, drawn }) => [
        said === null ? 'nothing valid' : visible(said),
        scenario,
        String(size),
        String(drawn),
      ]),
      [2, 3],
    ),
    ...(trials.length < needed
      ? [`${needed} labels give every line two; with fewer some rates cannot be corrected in some scenarios.`]
      : []),
    '',
    'Half of the width that the interval of the corrected rate is expected to have, in points of a percent:',
    textTable(
      ['labels', ...answers.map(visible)],
      precision.map(({ labels, halfWidths }) => [String(labels), ...answers.map((answer) => points(halfWidths[answer]))]),
      [0, ...answers.map((_answer, column) => column + 1)],
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
