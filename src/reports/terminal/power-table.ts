import type { ContrastPower, StudyPower } from '../../spec/index.ts';
import { textTable } from './text-table.ts';
import { wrapped } from './wrapped.ts';

/** What a study can show, as a person reads it: a row a primary contrast, then a single cell's rate. `trials` are those a cell. */
export function powerTable(study: string, trials: readonly number[], power: StudyPower, { columns }: { columns: number }): string {
  const { contrasts, rate, level, wantedPower, wantedWidth, alpha, familySize } = power;
  const planned = `${trials.map(number).join(' or ')} trials a cell`;
  return [
    `${study}: what ${planned} can show`,
    '',
    ...(contrasts.length === 0
      ? ['The study names no primary contrasts, so there is no power to speak of.']
      : [contrastTable(contrasts, { wantedPower, wantedWidth }), '']),
    ...(contrasts.length === 0
      ? []
      : wrapped(
          `Each of the ${familySize} primary contrasts is tested at ${alpha.toPrecision(2)}, so that all together err no more often than ${percent(1 - level)}. Arms count as independent; strata that differ make it a little better. "Sees" is the smallest difference from the second arm that is found with a power of ${percent(wantedPower)}.`,
          columns,
          0,
        )),
    ...wrapped(
      `A single cell's rate of ${percent(rate.expected)} has a ${percent(level)} interval ${points(rate.widthAtPlan)} wide with the trials of the plan; ${number(rate.trialsForWidth)} trials make it ${points(wantedWidth)}.`,
      columns,
      0,
    ),
  ].join('\n');
}

function contrastTable(
  contrasts: readonly ContrastPower[],
  { wantedPower, wantedWidth }: { wantedPower: number; wantedWidth: number },
): string {
  const severalModels = new Set(contrasts.map(({ model }) => model)).size > 1;
  return textTable(
    [
      'contrast',
      'measure',
      ...(severalModels ? ['model'] : []),
      'trials',
      'expected',
      'power',
      'width',
      'sees',
      `a cell for ${percent(wantedPower)}`,
      `for ${points(wantedWidth)}`,
    ],
    contrasts.map((contrast) => [
      contrast.name,
      contrast.measure,
      ...(severalModels ? [contrast.model] : []),
      contrast.arms.map(({ trials }) => number(trials)).join(' : '),
      expected(contrast),
      contrast.power === null ? 'needs sd' : percent(contrast.power),
      inUnit(contrast, contrast.width),
      sees(contrast),
      contrast.trialsForPower === null ? '–' : number(contrast.trialsForPower),
      contrast.trialsForWidth === null ? '–' : number(contrast.trialsForWidth),
    ]),
  );
}

function expected({ type, expected: { arm, minus } }: ContrastPower): string {
  return type === 'proportions' ? `${percent(arm)} : ${percent(minus)}` : `${arm} : ${minus}`;
}

function sees(contrast: ContrastPower): string {
  const { up, down } = contrast.smallestEffect;
  const parts = [up === null ? '' : `+${inUnit(contrast, up)}`, down === null ? '' : `−${inUnit(contrast, down)}`];
  return parts.filter((part) => part !== '').join(' ') || '–';
}

function inUnit({ type }: ContrastPower, value: number | null): string {
  if (value === null) return '–';
  return type === 'proportions' ? points(value) : value.toFixed(1);
}

function points(share: number): string {
  return `${(100 * share).toFixed(1)} pp`;
}

function percent(share: number): string {
  return `${Number((100 * share).toFixed(1))} %`;
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}
