import type { Cell, RunView } from '../../../../src/spec/index.ts';

interface PaperPlace {
  readonly model: string;
  readonly behaviour: string;
  readonly atStake: string;
  readonly relationship: string;
  /** Where the rate is of one scenario alone. */
  readonly scenario?: string | null;
  /** How the record was brought. */
  readonly channel?: string;
}

/**
 * The ids of the cells that a rate of the paper rests on: those of its behaviour at its levels; with their baselines and other
 * arms, where it is a difference. Empty where the relationship is no level, such as one with a peer of another kind.
 */
export function cellsOfPaper(place: PaperPlace, { cells, scenarios }: Pick<RunView, 'cells' | 'scenarios'>): string[] {
  // Some figures name what of the behaviour they count: `alignment faking (score)`.
  const behaviour = place.behaviour.replace(/ \(.*\)$/, '').replaceAll(/[_ ]/g, '-');
  const own = new Set(scenarios.filter((scenario) => behaviour === 'refusal' || scenario.behaviour === behaviour).map(({ name }) => name));
  return cells.filter((cell) => own.has(cell.scenario) && fits(cell, place)).map(({ id }) => id);
}

function fits({ model, scenario, condition }: Cell, place: PaperPlace): boolean {
  return (
    model === place.model &&
    (place.scenario === undefined || place.scenario === null || scenario === place.scenario) &&
    condition.atStake === place.atStake &&
    condition.relationship === place.relationship &&
    (place.channel === undefined ||
      condition.history === place.channel ||
      (place.channel === 'memory' && condition.history === 'memory-insistent'))
  );
}
