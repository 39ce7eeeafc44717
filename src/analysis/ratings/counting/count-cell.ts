import {
  commonMeasures,
  ratingOutcomes,
  type Cell,
  type MeasureDefinition,
  type RatingOutcome,
  type RatingResults,
  type Scenario,
  type TrialSummary,
} from '../../../spec/index.ts';
import { createTally, type Tally } from '../../tally.ts';
import { decideJudges, type JudgeOfTrial } from '../judges/decide-answer.ts';
import { countAnswers } from './count-answers.ts';
import { countVotes } from './count-votes.ts';
import { measureByRating, refusalField, refusedByRating, type HeldBeforeRefusal } from './refused-by-rating.ts';

/** What the ratings of a run are counted with. */
export interface CountingSetting {
  readonly cells: readonly Cell[];
  /** In the order of cells and indexes; read once. */
  readonly trials: Iterable<TrialSummary>;
  readonly scenarios: readonly Pick<Scenario, 'name' | 'measures'>[];
  readonly heldBeforeRefusal: HeldBeforeRefusal;
  /** Trials of a cell that are accounted for, and those in its estimates where rules to stop early looked at it. */
  readonly accountOf: (cell: Cell) => { readonly trials: number; readonly looked: number | undefined };
  /** Level of the intervals, in (0, 1). */
  readonly level: number;
}

/** Counts of one cell, by a judge or a panel. */
export type CellResult = RatingResults['series'][number]['cells'][number];
export type PanelCellResult = RatingResults['panels'][number]['cells'][number];

/** Counts what a judge, or the judges of a panel together, said of the trials of a cell. */
export interface CellCount {
  /** Trials that not all judges read have no answer. */
  add(trial: TrialSummary, judges: readonly JudgeOfTrial[]): void;
  /** Undefined where no trial was read by all. */
  result(): CellResult | undefined;
  /** The same with what the judges of a panel have beside it. */
  panelResult(): PanelCellResult | undefined;
}

/** Creates the count of a cell without trials. */
export function countCell(
  cell: Cell,
  { scenarios, heldBeforeRefusal, accountOf, level }: Omit<CountingSetting, 'cells' | 'trials'>,
): CellCount {
  const outcomes = Object.fromEntries(ratingOutcomes.map((outcome) => [outcome, 0])) as Record<RatingOutcome, number>; // one entry an outcome
  const [answers, votes] = [countAnswers(), countVotes()];
  const own = scenarios.find(({ name }) => name === cell.scenario)?.measures ?? [];
  const changed = [
    ...commonMeasures.filter(({ name }) => name === 'refused'),
    ...own.filter(({ unlessRefused }) => unlessRefused === true),
  ];
  const createTallies = () => changed.map((definition): [MeasureDefinition, Tally] => [definition, createTally('boolean')]);
  const [tallies, ruleTallies] = [createTallies(), createTallies()];
  const { trials, looked } = accountOf(cell);
  const tallyOf = ([{ name }, tally]: (typeof tallies)[number]) => [name, tally.estimate(trials, level, looked)] as const;
  let read = 0;
  const result = (): CellResult | undefined =>
    read === 0
      ? undefined
      : {
          cell: cell.id,
          trials,
          read,
          readings: { ...outcomes },
          answers: answers.result(trials),
          measures: Object.fromEntries(tallies.map(tallyOf)),
          byRule: Object.fromEntries(ruleTallies.map(tallyOf)),
        };
  return {
    add: (trial, given) => {
      const isRead = given.every(({ readings }) => readings.length > 0);
      const judges = isRead ? given : [];
      if (isRead) read += 1;
      for (const { readings } of judges) for (const { outcome } of readings) outcomes[outcome] += 1;
      answers.add(judges);
      if (judges.length > 1) votes.add(judges);
      const refused = refusedByRating(trial, decideJudges(judges, refusalField));
      for (const [definition, tally] of tallies)
        tally.add(definition.name === 'refused' ? refused : measureByRating(trial, definition, { refused, heldBeforeRefusal }));
      for (const [{ name }, tally] of ruleTallies) tally.add(isRead ? (trial.measures[name] ?? null) : null);
    },
    result,
    panelResult: () => {
      const counted = result();
      if (counted === undefined) return undefined;
      const found = votes.result();
      const none = { shares: {}, unanimous: 0, byFewer: 0 };
      const fields = Object.entries(counted.answers).map(([field, count]) => [field, { ...count, ...(found[field] ?? none) }] as const);
      return { ...counted, answers: Object.fromEntries(fields) };
    },
  };
}
