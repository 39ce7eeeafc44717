import type { Cell, RunView } from '../../../../src/spec/index.ts';

/** A cell by what sets it apart in its run: `server-migration · openai/gpt-5.2 · relationship good`. */
export function armName({ scenario, model, condition }: Cell, varied: RunView['varied']): string {
  const levels = varied.flatMap(({ factor }) => {
    const level = condition[factor as keyof typeof condition]; // a factor's name
    return level === undefined ? [] : [`${factor} ${level}`];
  });
  return [scenario, model, ...levels].join(' · ');
}

/** What another cell has that this one has not; empty where they are the same. */
export function armDifference(own: Cell, other: Cell): string {
  const factors = [...new Set([...Object.keys(own.condition), ...Object.keys(other.condition)])] as (keyof Cell['condition'])[]; // factor names
  const levels = factors
    .filter((factor) => own.condition[factor] !== other.condition[factor])
    .map((factor) => `${factor} ${other.condition[factor] ?? '–'}`);
  return [
    ...(own.scenario === other.scenario ? [] : [other.scenario]),
    ...(own.model === other.model ? [] : [other.model]),
    ...levels,
  ].join(', ');
}
