import type { Cell, Label, TrialSummary } from '../../spec/index.ts';
import type { SeriesRatings } from './count-ratings.ts';
import { decideAnswer, decideReadings, type Decision } from './decide-answer.ts';
import { joinRatings } from './join-ratings.ts';

/** A trial that a judge read, and what it came to. */
export interface JudgedTrial {
  /** `<cell id>/<index>` */
  readonly id: string;
  readonly scenario: string;
  readonly trial: TrialSummary;
  /** Its answer; null where its readings tie or none is valid. */
  readonly said: string | null;
  readonly type: Decision['type'];
  /** Each valid reading's answer, in the order of the repeats. */
  readonly readings: readonly string[];
}

/** The trials of a series that were read, with the judge's answers to one question. Those that failed are none. */
export function judgedTrials(
  { ratings }: SeriesRatings,
  field: string,
  { cells, trials }: { readonly cells: readonly Cell[]; readonly trials: Iterable<TrialSummary> },
): readonly JudgedTrial[] {
  const scenarios = new Map(cells.map(({ id, scenario }) => [id, scenario]));
  const judged: JudgedTrial[] = [];
  for (const { trial, ratings: own } of joinRatings(cells, trials, ratings)) {
    if (own.length === 0 || trial.disposition === 'failed') continue;
    const decision = decideReadings(own, field);
    judged.push({
      id: `${trial.cell}/${trial.index}`,
      scenario: scenarios.get(trial.cell) ?? '',
      trial,
      said: decision.type === 'answer' ? decision.answer : null,
      type: decision.type,
      readings: own.flatMap(({ answers }) => answers?.[field] ?? []),
    });
  }
  return judged;
}

/** What people say of trials under one name: of several raters what most of them say. */
export function decideLabels(labels: readonly Label[], name: string): ReadonlyMap<string, Decision> {
  const own = labels.filter((label) => label.name === name && label.value !== null);
  return new Map(
    [...Map.groupBy(own, ({ trial }) => trial)].map(([trial, said]) => [trial, decideAnswer(said.map(({ value }) => String(value)))]),
  );
}
