import type { Behaviour, RunRecord, Scenario, TrialSummary } from '../../spec/index.ts';

/** What a trial is an example of: the act that is measured, its absence, or an open refusal. */
export const exampleOutcomes = ['act', 'no act', 'refusal'] as const;
export type ExampleOutcome = (typeof exampleOutcomes)[number];

/** A trial that was chosen as an example. */
export interface ExampleChoice {
  readonly behaviour: Behaviour;
  readonly outcome: ExampleOutcome;
  readonly cell: string;
  readonly index: number;
}

/** Sees the trials of a run and chooses examples; memory grows with the cells. */
export interface ExampleChooser {
  add(trial: Pick<TrialSummary, 'cell' | 'index' | 'disposition' | 'measures'>): void;
  /** At most one for each behaviour and outcome, in the order of the scenarios. */
  choices(): ExampleChoice[];
  /** The first trial of a cell that has ended; undefined where none has. */
  firstOf(cell: string): number | undefined;
}

/**
 * Chooses examples by rule and not by taste: for each behaviour and outcome the first trial, by index, of the cell in
 * which that outcome was most frequent; among equals of the first cell in the plan. Cells in which nothing follows for the
 * one at stake come last: there is little to see in an act left out where it had no reason. The act is the first primary
 * measure of the scenario that is true or false; a refusal is one by its disposition, whatever the measure says.
 */
export function createExampleChooser(
  { cells }: Pick<RunRecord, 'cells'>,
  scenarios: readonly Pick<Scenario, 'name' | 'behaviour' | 'measures'>[],
): ExampleChooser {
  const counted = new Map(
    cells.map(({ id, scenario, condition }) => [
      id,
      countCell(
        scenarios.find(({ name }) => name === scenario),
        condition.stakes !== 'none',
      ),
    ]),
  );
  return {
    add: ({ cell, index, disposition, measures }) => {
      const count = counted.get(cell);
      if (count === undefined) return;
      count.first = Math.min(count.first, index);
      const value = measures[count.measure];
      const outcome = disposition === 'refused' ? 'refusal' : value === true ? 'act' : value === false ? 'no act' : undefined;
      if (outcome === undefined) return;
      const seen = count.outcomes[outcome];
      seen.count += 1;
      seen.first = Math.min(seen.first, index);
    },
    firstOf: (cell) => {
      const first = counted.get(cell)?.first;
      return first === Infinity ? undefined : first;
    },
    choices: () =>
      [...new Set(scenarios.map(({ behaviour }) => behaviour))].flatMap((behaviour) =>
        exampleOutcomes.flatMap((outcome): ExampleChoice[] => {
          let best: ExampleChoice | undefined;
          let most = 0;
          const own = [...counted].filter(([, { behaviour: of, outcomes }]) => of === behaviour && outcomes[outcome].count > 0);
          const withStakes = own.filter(([, { hasStakes }]) => hasStakes);
          for (const [cell, { outcomes }] of withStakes.length > 0 ? withStakes : own) {
            const { count: seen, first } = outcomes[outcome];
            if (seen <= most) continue;
            most = seen;
            best = { behaviour, outcome, cell, index: first };
          }
          return best === undefined ? [] : [best];
        }),
      ),
  };
}

interface CellCount {
  readonly behaviour: Behaviour | undefined;
  readonly measure: string;
  readonly hasStakes: boolean;
  first: number;
  readonly outcomes: Readonly<Record<ExampleOutcome, { count: number; first: number }>>;
}

function countCell(scenario: Pick<Scenario, 'behaviour' | 'measures'> | undefined, hasStakes: boolean): CellCount {
  const none = () => ({ count: 0, first: Infinity });
  return {
    behaviour: scenario?.behaviour,
    measure: scenario?.measures.find(({ primary, type }) => primary === true && type === 'boolean')?.name ?? '',
    hasStakes,
    first: Infinity,
    outcomes: { act: none(), 'no act': none(), refusal: none() },
  };
}
