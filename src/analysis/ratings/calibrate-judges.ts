import type { Cell, Label, RatingSeries, TrialSummary } from '../../spec/index.ts';
import type { SeriesRatings } from './count-ratings.ts';
import { accuracyByLabels, accuracyByTruth, type Accuracy } from './judge-accuracy.ts';
import { decideLabels, judgedTrials, type JudgedTrial } from './judged-trials.ts';
import { plantedTruth, worldTruth } from './known-truths.ts';
import {
  agreementOfPair,
  agreementOfPeople,
  agreementOfRepeats,
  type ManyAgreement,
  type PairAgreement,
  type RepeatAgreement,
} from './rating-agreement.ts';

/** A stored run with what judges and people said of its trials. */
export interface CalibratedRun {
  readonly id: string;
  readonly cells: readonly Cell[];
  /** In the order of cells and indexes; read once a series and question. */
  readonly trials: Iterable<TrialSummary>;
  readonly series: readonly SeriesRatings[];
  readonly labels: readonly Label[];
}

/** A judge's known error on one question. */
export interface JudgeCalibration {
  readonly rubric: string;
  readonly field: string;
  readonly judge: string;
  readonly synthetic: boolean;
  readonly repeats: number;
  readonly temperature: number | null;
  /** Where its readings are from: run and number of the series. */
  readonly series: readonly { readonly run: string; readonly series: number }[];
  /** Trials that it read, those of which its readings tie, and those without a valid answer. */
  readonly trials: number;
  readonly tied: number;
  readonly unanswered: number;
  /** Against people: trials of which they tie have no truth, and are counted in `tiedLabels`. */
  readonly labels: Accuracy & { readonly tiedLabels: number };
  readonly world: Accuracy;
  readonly planted: Accuracy;
  /** Null where no trial has two valid readings. */
  readonly repeated: RepeatAgreement | null;
}

/** What is known of judges, and how far judges and people agree. */
export interface Calibration {
  readonly judges: readonly JudgeCalibration[];
  /** Each two judges on a question. */
  readonly betweenJudges: readonly (PairAgreement & { readonly field: string })[];
  /** Each judge and what most people say. */
  readonly withPeople: readonly (PairAgreement & { readonly field: string })[];
  readonly people: readonly (ManyAgreement & { readonly name: string; readonly pairs: readonly PairAgreement[] })[];
}

interface Setting {
  readonly level: number;
  /** What bootstrap and posterior draws come from. */
  readonly seed: number;
  /** The answers that a question of a series can have; none where its rubric is not known any more. */
  readonly answersOf?: (series: RatingSeries, field: string) => readonly string[];
}

/**
 * What judges get wrong, against three kinds of truth, each by itself. A judge is one by its rubric's text, model, repeats and
 * temperature; in a run that it rated anew, the series
 * with the most readings counts. Trials of several runs are taken together.
 */
export function calibrateJudges(runs: readonly CalibratedRun[], { level, seed, answersOf: choicesOf = () => [] }: Setting): Calibration {
  const labels = runs.flatMap((run) => run.labels.map((label) => ({ ...label, trial: inRun(run, label.trial) })));
  const models = new Map(runs.flatMap((run) => run.cells.map(({ id, model }) => [inRun(run, id), model] as const)));
  const judges = judgesOf(runs).flatMap((judge) =>
    judge.fields.map((field) => ({ ...judge, field, judged: judgedIn(judge.parts, field) })),
  );
  const modelOf = ({ id }: JudgedTrial): string => models.get(id.slice(0, id.lastIndexOf('/'))) ?? '';
  const answersOf = (judged: readonly JudgedTrial[]): ReadonlyMap<string, string> =>
    new Map(judged.flatMap(({ id, said }) => (said === null ? [] : [[id, said] as const])));
  const named = judges.map((judge) => ({ ...judge, name: nameOf(judge.series), answers: answersOf(judge.judged) }));
  return {
    judges: judges.map(({ series, field, judged, parts }): JudgeCalibration => {
      const decided = decideLabels(labels, field);
      const accuracy = { level, seed, answers: choicesOf(series, field) };
      return {
        rubric: series.rubric,
        field,
        judge: series.judge,
        synthetic: series.synthetic,
        repeats: series.repeats,
        temperature: series.temperature,
        series: parts.map(({ run, ratings }) => ({ run: run.id, series: ratings.series.id })),
        trials: judged.length,
        tied: judged.filter(({ type }) => type === 'tied').length,
        unanswered: judged.filter(({ type }) => type === 'none').length,
        labels: {
          ...accuracyByLabels(judged, decided, accuracy),
          tiedLabels: judged.filter(({ id }) => decided.get(id)?.type === 'tied').length,
        },
        world: accuracyByTruth(judged, (trial) => worldTruth(trial, field), accuracy),
        planted: accuracyByTruth(judged, (trial) => plantedTruth(trial, field, modelOf(trial)), accuracy),
        repeated: agreementOfRepeats(judged, { level, seed }),
      };
    }),
    betweenJudges: named.flatMap((one, place) =>
      named
        .slice(place + 1)
        .filter((other) => other.field === one.field && other.series.rubricHash === one.series.rubricHash)
        .map((other) => ({ field: one.field, ...agreementOfPair([one.name, one.answers], [other.name, other.answers], { level }) })),
    ),
    withPeople: named
      .map((judge) => {
        const people = new Map(
          [...decideLabels(labels, judge.field)].flatMap(([id, said]) => (said.type === 'answer' ? [[id, said.answer] as const] : [])),
        );
        return { field: judge.field, ...agreementOfPair([judge.name, judge.answers], ['people', people], { level }) };
      })
      .filter(({ trials }) => trials > 0),
    people: [...new Set(judges.map(({ field }) => field))]
      .map((name) => ({ name, ...agreementOfPeople(labels, name, { level, seed }) }))
      .filter(({ trials, pairs }) => trials > 0 || pairs.length > 0),
  };
}

interface JudgeParts {
  readonly series: RatingSeries;
  readonly fields: readonly string[];
  readonly parts: readonly { readonly run: CalibratedRun; readonly ratings: SeriesRatings }[];
}

/** The judges of some runs, each in each run with the series that has the most readings; of equal ones the last. */
function judgesOf(runs: readonly CalibratedRun[]): readonly JudgeParts[] {
  const all = runs.flatMap((run) => {
    const fullest = new Map<string, JudgeParts['parts'][number] & { readonly readings: number; readonly fields: ReadonlySet<string> }>();
    for (const ratings of run.series) {
      const key = keyOf(ratings.series);
      const counted = countReadings(ratings);
      if (counted.readings >= (fullest.get(key)?.readings ?? 0)) fullest.set(key, { run, ratings, ...counted });
    }
    return [...fullest.values()];
  });
  return [...Map.groupBy(all, ({ ratings }) => keyOf(ratings.series)).values()].flatMap((parts) => {
    const series = parts[0]?.ratings.series;
    if (series === undefined) return [];
    const fields = new Set(parts.flatMap((part) => [...part.fields]));
    // A judge without any valid answer is one all the same.
    if (fields.size === 0) fields.add(series.rubric.split('/')[0] ?? series.rubric);
    return [{ series, fields: [...fields], parts }];
  });
}

function countReadings({ ratings }: SeriesRatings): { readonly readings: number; readonly fields: ReadonlySet<string> } {
  const fields = new Set<string>();
  let readings = 0;
  for (const { answers } of ratings) {
    readings += 1;
    for (const field of Object.keys(answers ?? {})) fields.add(field);
  }
  return { readings, fields };
}

function keyOf({ rubric, rubricHash, judge, repeats, temperature }: RatingSeries): string {
  return JSON.stringify([rubric, rubricHash, judge, repeats, temperature]);
}

function nameOf({ judge, repeats, temperature }: RatingSeries): string {
  const more = [...(repeats > 1 ? [`${repeats} readings`] : []), ...(temperature === 0 ? [] : [`temperature ${String(temperature)}`])];
  return more.length === 0 ? judge : `${judge} (${more.join(', ')})`;
}

function judgedIn(parts: JudgeParts['parts'], field: string): readonly JudgedTrial[] {
  return parts.flatMap(({ run, ratings }) => judgedTrials(ratings, field, run).map((trial) => ({ ...trial, id: inRun(run, trial.id) })));
}

function inRun({ id }: Pick<CalibratedRun, 'id'>, trial: string): string {
  return `${id}:${trial}`;
}
