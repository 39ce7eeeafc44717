import {
  commonMeasures,
  ratingOutcomes,
  type Cell,
  type MeasureDefinition,
  type Rating,
  type RatingOutcome,
  type RatingResults,
  type RatingSeries,
  type Scenario,
  type TrialSummary,
} from '../../spec/index.ts';
import { createTally, type Tally } from '../tally.ts';
import { decideReadings } from './decide-answer.ts';
import { joinRatings } from './join-ratings.ts';
import { measureByRating, refusalField, refusedByRating, type HeldBeforeRefusal } from './refused-by-rating.ts';

/** A series with its readings, in the order of cells and indexes; can be read again and again. */
export interface SeriesRatings {
  readonly series: RatingSeries;
  readonly ratings: Iterable<Rating>;
}

/** What the ratings of a run are counted with. */
export interface CountingSetting {
  readonly cells: readonly Cell[];
  /** In the order of cells and indexes; read once a series. */
  readonly trials: Iterable<TrialSummary>;
  readonly scenarios: readonly Pick<Scenario, 'name' | 'measures'>[];
  readonly heldBeforeRefusal: HeldBeforeRefusal;
  /** Trials of a cell that are accounted for, and those in its estimates where rules to stop early looked at it. */
  readonly accountOf: (cell: Cell) => { readonly trials: number; readonly looked: number | undefined };
  /** Level of the intervals, in (0, 1). */
  readonly level: number;
}

type SeriesResult = RatingResults['series'][number];

/** Counts a series by cell: readings by outcome, answers by trial, and the measures that its word on refusals changes. One pass. */
export function countRatings({ series, ratings }: SeriesRatings, setting: CountingSetting): Omit<SeriesResult, 'corrected'> {
  const counts = new Map<string, CellCount>();
  const cells = new Map(setting.cells.map((cell) => [cell.id, cell]));
  for (const { trial, ratings: own } of joinRatings(setting.cells, setting.trials, ratings)) {
    const cell = cells.get(trial.cell);
    if (cell === undefined || trial.index >= (setting.accountOf(cell).looked ?? Infinity)) continue;
    const count = counts.get(cell.id) ?? countCell(cell, setting);
    counts.set(cell.id, count);
    count.add(trial, own);
  }
  const results = setting.cells.flatMap((cell) => counts.get(cell.id)?.result() ?? []);
  return { series, cells: results };
}

interface CellCount {
  add(trial: TrialSummary, ratings: readonly Rating[]): void;
  /** Nothing where no trial of the cell was read. */
  result(): SeriesResult['cells'];
}

function countCell(cell: Cell, { scenarios, heldBeforeRefusal, accountOf, level }: CountingSetting): CellCount {
  const readings = Object.fromEntries(ratingOutcomes.map((outcome) => [outcome, 0])) as Record<RatingOutcome, number>; // one entry an outcome
  const answers = new Map<string, { readonly counts: Map<string, number>; tied: number }>();
  const own = scenarios.find(({ name }) => name === cell.scenario)?.measures ?? [];
  const changed = [
    ...commonMeasures.filter(({ name }) => name === 'refused'),
    ...own.filter(({ unlessRefused }) => unlessRefused === true),
  ];
  const tallies = changed.map((definition): [MeasureDefinition, Tally] => [definition, createTally('boolean')]);
  const addAnswer = (field: string, ratings: readonly Rating[]): void => {
    const count = answers.get(field) ?? { counts: new Map<string, number>(), tied: 0 };
    answers.set(field, count);
    const decision = decideReadings(ratings, field);
    if (decision.type === 'tied') count.tied += 1;
    if (decision.type === 'answer') count.counts.set(decision.answer, (count.counts.get(decision.answer) ?? 0) + 1);
  };
  const { trials, looked } = accountOf(cell);
  const tallyOf = ([{ name }, tally]: (typeof tallies)[number]) => [name, tally.estimate(trials, level, looked)] as const;
  return {
    add: (trial, ratings) => {
      for (const { outcome } of ratings) readings[outcome] += 1;
      for (const field of new Set(ratings.flatMap((rating) => Object.keys(rating.answers ?? {})))) addAnswer(field, ratings);
      const refused = refusedByRating(trial, decideReadings(ratings, refusalField));
      for (const [definition, tally] of tallies)
        tally.add(definition.name === 'refused' ? refused : measureByRating(trial, definition, { refused, heldBeforeRefusal }));
    },
    result: () => {
      if (ratingOutcomes.every((outcome) => readings[outcome] === 0)) return [];
      const fields = [...answers].map(([field, { counts, tied }]) => {
        const said = [...counts.values()].reduce((sum, count) => sum + count, 0);
        return [field, { counts: Object.fromEntries(counts), tied, missing: trials - said - tied }] as const;
      });
      return [
        {
          cell: cell.id,
          trials,
          readings,
          answers: Object.fromEntries(fields),
          measures: Object.fromEntries(tallies.map(tallyOf)),
        },
      ];
    },
  };
}
