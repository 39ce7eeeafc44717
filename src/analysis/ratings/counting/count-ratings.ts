import type { TrialSummary } from '../../../spec/index.ts';
import { decideJudges, decideReadings, type JudgeOfTrial } from '../judges/decide-answer.ts';
import { joinRatings } from '../judges/join-ratings.ts';
import type { SaidOfTrial } from '../judges/judged-trials.ts';
import type { SeriesRatings } from '../judges/series-ratings.ts';
import { besideRefusal, refusalField, type BesideRefusal } from './refused-by-rating.ts';
import { countCell, type CellCount, type CellResult, type CountingSetting, type PanelCellResult } from './count-cell.ts';

/** What a judge or a panel said of the trials of a run. */
export interface CountedJudges<Cell> {
  /** Cells of which any trial was read. */
  readonly cells: readonly Cell[];
  /** What it said of each trial that it read and that did not fail, to a question; empty where no answers were to be kept. */
  said(field: string): readonly SaidOfTrial[];
  /** Trials that it read; for each judge of a panel. */
  readonly read: readonly number[];
}

/** All judges of a run, in the order of its series, and all panels. */
export interface CountedRatings {
  readonly series: readonly CountedJudges<CellResult>[];
  readonly panels: readonly CountedJudges<PanelCellResult>[];
}

interface Setting extends CountingSetting {
  /** Questions of which what was said of each trial is kept, as they need it that are to be corrected. */
  readonly kept: readonly string[];
}

/**
 * Counts all series and panels by cell in one pass: readings by outcome, answers by trial, and the measures that a word on
 * refusals changes. `panels` have series that are among `series`. Of the answers to `kept` questions one is in memory for each
 * trial and series; else memory does not grow with trials.
 */
export function countRatings(
  series: readonly SeriesRatings[],
  panels: readonly (readonly SeriesRatings[])[],
  { kept, ...setting }: Setting,
): CountedRatings {
  const changed = new Map(
    setting.scenarios.map(({ name, measures }) => [name, measures.filter(({ unlessRefused }) => unlessRefused === true)]),
  );
  const besideOf = (trial: TrialSummary, scenario: string): BesideRefusal | undefined =>
    besideRefusal(trial, changed.get(scenario) ?? [], setting.heldBeforeRefusal);
  const cells = new Map(setting.cells.map((cell) => [cell.id, cell]));
  const alone = series.map((_each, place) => countJudges([place], kept));
  const together = panels.map((panel) =>
    countJudges(
      panel.map((each) => series.indexOf(each)),
      kept,
    ),
  );
  const all = [...alone, ...together];
  for (const { trial, readings } of joinRatings(
    setting.cells,
    setting.trials,
    series.map(({ ratings }) => ratings),
  )) {
    const cell = cells.get(trial.cell);
    if (cell === undefined) continue;
    const { id, scenario } = cell;
    const said = readings.map(decideReadings);
    const beside = kept.includes(refusalField) ? besideOf(trial, scenario) : undefined;
    const isLooked = trial.index < (setting.accountOf(cell).looked ?? Infinity);
    for (const judges of all) {
      judges.keep({ trial, scenario, beside }, said);
      if (isLooked) judges.countOf(id, () => countCell(cell, setting)).add(trial, judges.ownOf(said));
    }
  }
  const inOrder = <Counted>(judges: JudgesCount, result: (count: CellCount) => Counted | undefined): readonly Counted[] =>
    setting.cells.flatMap(({ id }) => {
      const count = judges.counts.get(id);
      return (count === undefined ? undefined : result(count)) ?? [];
    });
  return {
    series: alone.map((judges) => ({ cells: inOrder(judges, (count) => count.result()), said: judges.said, read: judges.read })),
    panels: together.map((judges) => ({ cells: inOrder(judges, (count) => count.panelResult()), said: judges.said, read: judges.read })),
  };
}

interface JudgesCount {
  readonly counts: ReadonlyMap<string, CellCount>;
  readonly read: readonly number[];
  readonly said: (field: string) => readonly SaidOfTrial[];
  /** Its own part of what all series say. */
  ownOf(all: readonly JudgeOfTrial[]): readonly JudgeOfTrial[];
  countOf(cell: string, create: () => CellCount): CellCount;
  /** Keeps what was said of a trial. */
  keep(
    of: { readonly trial: TrialSummary; readonly scenario: string; readonly beside: BesideRefusal | undefined },
    all: readonly JudgeOfTrial[],
  ): void;
}

/** A judge (one place among the series) or a panel (several), without trials. */
function countJudges(places: readonly number[], kept: readonly string[]): JudgesCount {
  const counts = new Map<string, CellCount>();
  const trials: Omit<SaidOfTrial, 'said'>[] = [];
  const answers = new Map(kept.map((field) => [field, [] as (string | null)[]]));
  const read = places.map(() => 0);
  const ownOf = (all: readonly JudgeOfTrial[]): readonly JudgeOfTrial[] => places.flatMap((place) => all[place] ?? []);
  return {
    counts,
    read,
    ownOf,
    countOf: (cell, create) => {
      const count = counts.get(cell) ?? create();
      counts.set(cell, count);
      return count;
    },
    keep: ({ trial, scenario, beside }, all) => {
      if (trial.disposition === 'failed') return;
      const own = ownOf(all);
      for (const [place, { readings }] of own.entries()) if (readings.length > 0) read[place] = (read[place] ?? 0) + 1;
      if (kept.length === 0 || own.some(({ readings }) => readings.length === 0)) return;
      trials.push({ id: `${trial.cell}/${trial.index}`, cell: trial.cell, scenario, beside });
      for (const [field, list] of answers) {
        const decision = decideJudges(own, field);
        list.push(decision.type === 'answer' ? decision.answer : null);
      }
    },
    said: (field) => trials.map((trial, place) => ({ ...trial, said: answers.get(field)?.[place] ?? null })),
  };
}
