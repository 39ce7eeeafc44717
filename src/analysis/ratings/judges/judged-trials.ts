import type { Cell, Label, TrialSummary } from '../../../spec/index.ts';
import type { BesideRefusal } from '../counting/refused-by-rating.ts';
import { answersTo, decideAnswer, decideJudges, decideReadings, votesTo, type Decision } from './decide-answer.ts';
import { joinRatings } from './join-ratings.ts';
import type { SeriesRatings } from './series-ratings.ts';

/** What a judge, or a panel, said of a trial that it read. */
export interface SaidOfTrial {
  /** `<cell id>/<index>` */
  readonly id: string;
  readonly cell: string;
  readonly scenario: string;
  /** Its answer; null where readings or judges tie, or none is valid. */
  readonly said: string | null;
  /**
   * What each judge of the run said of it, in an order that is the same for all trials; null where it did not. People may have
   * labelled by the answers of any of them.
   */
  readonly byJudge?: readonly (string | null)[];
  /** What decides its measures beside a word on the refusal; where answers on refusals were kept, and the trial did not fail. */
  readonly beside?: BesideRefusal | undefined;
}

/** The same with the trial itself. */
export interface JudgedTrial extends SaidOfTrial {
  readonly trial: TrialSummary;
  readonly type: Decision['type'];
  /** Of one judge each valid reading's answer, in the order of the repeats; of a panel the answer of each judge that has one. */
  readonly readings: readonly string[];
}

/**
 * The trials that a judge read (one series), or all judges of a panel (several), with the answers to one question. Those that
 * failed are none.
 */
export function judgedTrials(
  judges: readonly SeriesRatings[],
  field: string,
  { cells, trials }: { readonly cells: readonly Cell[]; readonly trials: Iterable<TrialSummary> },
): readonly JudgedTrial[] {
  const scenarios = new Map(cells.map(({ id, scenario }) => [id, scenario]));
  const judged: JudgedTrial[] = [];
  const ratings = judges.map((judge) => judge.ratings);
  for (const { trial, readings } of joinRatings(cells, trials, ratings)) {
    if (readings.some((own) => own.length === 0) || trial.disposition === 'failed') continue;
    const said = readings.map(decideReadings);
    const decision = decideJudges(said, field);
    judged.push({
      id: `${trial.cell}/${trial.index}`,
      cell: trial.cell,
      scenario: scenarios.get(trial.cell) ?? '',
      trial,
      said: decision.type === 'answer' ? decision.answer : null,
      type: decision.type,
      readings: judges.length === 1 ? answersTo(readings[0] ?? [], field) : votesTo(said, field),
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
