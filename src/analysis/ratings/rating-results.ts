import type { Label, RatingResults } from '../../spec/index.ts';
import type { RunLook } from '../stopping/run-look.ts';
import { correctMeasures, correctMeasuresByCell } from './correction/correct-measures.ts';
import { correctCells, correctRates } from './correction/correct-rates.ts';
import type { CountingSetting } from './counting/count-cell.ts';
import { countRatings, type CountedJudges } from './counting/count-ratings.ts';
import { refusalField, type HeldBeforeRefusal } from './counting/refused-by-rating.ts';
import { decideLabels, type SaidOfTrial } from './judges/judged-trials.ts';
import { panelsOf } from './judges/panels.ts';
import type { SeriesRatings } from './judges/series-ratings.ts';

/** What judges and people said of the trials of a run. */
export interface RunRatings {
  readonly series: readonly SeriesRatings[];
  /** Labels that stand; what a judge's error is taken out by. */
  readonly labels: readonly Label[];
  readonly heldBeforeRefusal: HeldBeforeRefusal;
}

/** The part of a run's results that ratings make; nothing where there are none. One pass over trials and ratings. */
export function ratingResults(
  { series, labels, heldBeforeRefusal }: RunRatings,
  setting: Pick<CountingSetting, 'cells' | 'trials' | 'scenarios' | 'level'> & { readonly look: RunLook | undefined },
): { readonly ratings?: RatingResults } {
  if (series.length === 0) return {};
  const { look, level } = setting;
  const accountOf: CountingSetting['accountOf'] = ({ id, trials }) => {
    const looked = look?.concerns(id) === true ? look.usedOf(id) : undefined;
    return { trials: looked !== undefined && look?.hasStopped(id) === true ? looked : trials, looked };
  };
  const kept = [...new Set(labels.filter(({ value }) => value !== null).map(({ name }) => name))];
  const panels = panelsOf(series);
  const counted = countRatings(series, panels, { ...setting, heldBeforeRefusal, accountOf, kept });
  const correct = correctionOf(counted.series, { kept, labels, level });
  return {
    ratings: {
      series: counted.series.flatMap((judge, place) => {
        const own = series[place]?.series;
        return own === undefined ? [] : [{ series: own, cells: withoutOthers(judge.cells), ...correct(judge) }];
      }),
      panels: counted.panels.map((panel, number) => {
        const judges = (panels[number] ?? []).map((one) => one.series);
        return {
          rubric: judges[0]?.rubric ?? '',
          rubricHash: judges[0]?.rubricHash ?? '',
          synthetic: judges.some(({ synthetic }) => synthetic),
          judges: judges.map(({ judge, id, repeats }, place) => ({ judge, series: id, repeats, trials: panel.read[place] ?? 0 })),
          cells: withoutOthers(panel.cells),
          ...correct(panel),
        };
      }),
    },
  };
}

type Corrected = Pick<RatingResults['series'][number], 'corrected' | 'correctedByCell'>;

/** Takes the error out of what a judge or a panel says, wherever people have labelled what it was asked. */
function correctionOf(
  judges: readonly CountedJudges<AnyCell>[],
  { kept, labels, level }: { readonly kept: readonly string[]; readonly labels: readonly Label[]; readonly level: number },
): (counted: CountedJudges<AnyCell>) => Corrected {
  const asks = (field: string, { cells }: CountedJudges<AnyCell>): boolean => cells.some(({ answers }) => field in answers);
  const questions = kept.map((field) => ({
    field,
    decided: decideLabels(labels, field),
    byJudge: saidByJudge(judges.filter((judge) => asks(field, judge)).map((judge) => judge.said(field))),
  }));
  return (counted) => {
    const own = questions.filter(({ field }) => asks(field, counted));
    const found = own.map(({ field, decided, byJudge }) => {
      const judged = counted.said(field).map((trial): SaidOfTrial => ({ ...trial, byJudge: byJudge.get(trial.id) ?? [] }));
      const isRefusal = field === refusalField;
      return {
        corrected: [...correctRates(judged, decided, { field, level }), ...(isRefusal ? correctMeasures(judged, decided, { level }) : [])],
        correctedByCell: [
          ...correctCells(judged, decided, { field, level }),
          ...(isRefusal ? correctMeasuresByCell(judged, decided, { level }) : []),
        ],
      };
    });
    return { corrected: found.flatMap((each) => each.corrected), correctedByCell: found.flatMap((each) => each.correctedByCell) };
  };
}

/** What each of several judges said of a trial, by trial; empty where there is one judge alone. */
function saidByJudge(judges: readonly (readonly SaidOfTrial[])[]): ReadonlyMap<string, readonly (string | null)[]> {
  const all = new Map<string, (string | null)[]>();
  if (judges.length < 2) return all;
  for (const [place, said] of judges.entries())
    for (const trial of said) {
      const own = all.get(trial.id) ?? judges.map(() => null);
      own[place] = trial.said;
      all.set(trial.id, own);
    }
  return all;
}

interface AnyCell {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly measures: RatingResults['series'][number]['cells'][number]['measures'];
  readonly byRule: RatingResults['series'][number]['cells'][number]['byRule'];
}

/** Measures by a judge's word on refusals are of series alone that ask for it. */
function withoutOthers<Cell extends AnyCell>(cells: readonly Cell[]): Cell[] {
  const asks = cells.some(({ answers }) => refusalField in answers);
  return cells.map((cell) => (asks ? cell : { ...cell, measures: {}, byRule: {} }));
}
