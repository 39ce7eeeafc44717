import type { Contrast, Results } from '../../spec/index.ts';

/** The primary contrasts of a run, each with its estimate, interval and sentence; nothing where the study named none. */
export function contrastLines({ contrasts }: Results): string[] {
  const primary = contrasts.filter(({ family }) => family === 'primary');
  const exploratory = contrasts.length - primary.length;
  const more =
    exploratory === 0
      ? []
      : [`${exploratory} exploratory contrasts, not named before the run, are in --json; their intervals are unadjusted.`];
  if (primary.length === 0) return more;
  return [
    'Primary contrasts, named before the run',
    ...primary.flatMap((contrast) => [`  ${figures(contrast)}`, `    ${contrast.sentence}`]),
    ...more,
  ];
}

function figures({ name, measure, model, type, estimate, interval, test }: Contrast): string {
  const scale = type === 'proportions' ? 100 : 1;
  const unit = type === 'proportions' ? ' points' : '';
  const number = (value: number): string => `${value > 0 ? '+' : ''}${(value * scale).toFixed(1)}`;
  const value = estimate === null ? 'no value' : `${number(estimate)}${unit}`;
  const range = interval === null ? '' : ` [${number(interval.low)} to ${number(interval.high)}]`;
  const p = test === null ? '' : `, adjusted p ${test.adjusted < 0.001 ? '< 0.001' : test.adjusted.toFixed(3)}`;
  return `${name} (${measure}, ${model}): ${value}${range}${p}`;
}
