import type { Label, RatingSeries } from '../../../spec/index.ts';
import { decideLabels, type JudgedTrial } from '../judges/judged-trials.ts';
import { holdJudge, type HeldJudge } from './hold-judge.ts';
import { inRun, judgedIn, judgesOfRuns, nameOfJudge, panelsOfRuns, type CalibratedRun, type JudgeInRuns } from './judges-of-runs.ts';
import { agreementOfPair, agreementOfPeople, type ManyAgreement, type PairAgreement } from './rating-agreement.ts';

/** A judge's known error on one question. */
export interface JudgeCalibration extends HeldJudge {
  readonly rubric: string;
  readonly field: string;
  readonly judge: string;
  readonly synthetic: boolean;
  readonly repeats: number;
  readonly temperature: number | null;
  /** Where its readings are from: run and number of the series. */
  readonly series: readonly { readonly run: string; readonly series: number }[];
}

/** The known error of several judges put together, on one question, of the trials that all of them read. */
export interface PanelCalibration extends HeldJudge {
  readonly rubric: string;
  readonly field: string;
  readonly judges: readonly string[];
  /** True where any of the judges is a reference judge. */
  readonly synthetic: boolean;
  readonly series: JudgeCalibration['series'];
}

type OfField = PairAgreement & { readonly field: string };

/** What is known of judges, and how far judges and people agree. */
export interface Calibration {
  readonly judges: readonly JudgeCalibration[];
  /** Judges that read by the same text of a rubric, put together by majority. */
  readonly panels: readonly PanelCalibration[];
  /** Each two judges on a question. */
  readonly betweenJudges: readonly OfField[];
  /** Each judge, and each panel, and what most people say. */
  readonly withPeople: readonly OfField[];
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
 * What judges and panels get wrong, against three kinds of truth, each by itself. A judge is one by its rubric's text, model,
 * repeats and temperature; in a run that it rated anew, the series with the most readings counts. Trials of several runs are
 * taken together.
 */
export function calibrateJudges(runs: readonly CalibratedRun[], { level, seed, answersOf = () => [] }: Setting): Calibration {
  const labels = runs.flatMap((run) => run.labels.map((label) => ({ ...label, trial: inRun(run, { id: label.trial, cell: '' }).id })));
  const models = new Map(runs.flatMap((run) => run.cells.map(({ id, model }) => [inRun(run, { id: '', cell: id }).cell, model] as const)));
  const judges = askedOf(judgesOfRuns(runs));
  const [alone, panels] = [withOthers(judges, judges), withOthers(askedOf(panelsOfRuns(runs)), judges)];
  const held = ({ judges: [first], field, judged }: Asked): HeldJudge =>
    holdJudge(judged, labels, {
      field,
      level,
      seed,
      modelOf: ({ cell }) => models.get(cell) ?? '',
      answers: first === undefined ? [] : answersOf(first, field),
    });
  const fields = [...new Set(judges.map(({ field }) => field))];
  return {
    judges: alone.flatMap((asked) => {
      const [series] = asked.judges;
      if (series === undefined) return [];
      const { rubric, judge, synthetic, repeats, temperature } = series;
      return [{ rubric, field: asked.field, judge, synthetic, repeats, temperature, series: seriesOf(asked), ...held(asked) }];
    }),
    panels: panels.map((asked) => ({
      rubric: asked.judges[0]?.rubric ?? '',
      field: asked.field,
      judges: asked.judges.map(nameOfJudge),
      synthetic: asked.judges.some(({ synthetic }) => synthetic),
      series: seriesOf(asked),
      ...held(asked),
    })),
    betweenJudges: alone.flatMap((one, place) =>
      alone
        .slice(place + 1)
        .filter(({ field, judges: [other] }) => field === one.field && other?.rubricHash === one.judges[0]?.rubricHash)
        .map((other) => ({ field: one.field, ...agreementOfPair(answersIn(one), answersIn(other), { level }) })),
    ),
    withPeople: [...alone, ...panels]
      .map((asked) => ({ field: asked.field, ...agreementOfPair(answersIn(asked), peopleOn(labels, asked.field), { level }) }))
      .filter(({ trials }) => trials > 0),
    people: fields
      .map((name) => ({ name, ...agreementOfPeople(labels, name, { level, seed }) }))
      .filter(({ trials, pairs }) => trials > 0 || pairs.length > 0),
  };
}

/** A judge or a panel with what it said to one question. */
interface Asked extends JudgeInRuns {
  readonly field: string;
  readonly judged: readonly JudgedTrial[];
}

function askedOf(all: readonly JudgeInRuns[]): readonly Asked[] {
  return all.flatMap((each) => each.fields.map((field) => ({ ...each, field, judged: judgedIn(each.parts, field) })));
}

/** The same with what each judge said of a trial, since people may have labelled by the answers of another. */
function withOthers(asked: readonly Asked[], judges: readonly Asked[]): readonly Asked[] {
  const answers = new Map(judges.map((each) => [each, answersIn(each)[1]]));
  return asked.map((each) => {
    const alike = judges.filter(({ field }) => field === each.field);
    if (alike.length < 2) return each;
    return {
      ...each,
      judged: each.judged.map((trial) => ({ ...trial, byJudge: alike.map((other) => answers.get(other)?.get(trial.id) ?? null) })),
    };
  });
}

type Named = readonly [name: string, answers: ReadonlyMap<string, string>];

function answersIn({ judges, judged }: Asked): Named {
  const names = judges.map(nameOfJudge);
  const name = names.length === 1 ? (names[0] ?? '') : `panel of ${names.join(', ')}`;
  return [name, new Map(judged.flatMap(({ id, said }) => (said === null ? [] : [[id, said] as const])))];
}

function peopleOn(labels: readonly Label[], field: string): Named {
  const decided = [...decideLabels(labels, field)];
  return ['people', new Map(decided.flatMap(([id, said]) => (said.type === 'answer' ? [[id, said.answer] as const] : [])))];
}

function seriesOf({ parts }: Asked): JudgeCalibration['series'] {
  return parts.flatMap(({ run, judges }) => judges.map(({ series }) => ({ run: run.id, series: series.id })));
}
