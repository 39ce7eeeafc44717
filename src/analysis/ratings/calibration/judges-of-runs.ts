import type { Cell, Label, RatingSeries, TrialSummary } from '../../../spec/index.ts';
import { judgedTrials, type JudgedTrial } from '../judges/judged-trials.ts';
import { panelsOf } from '../judges/panels.ts';
import type { SeriesRatings } from '../judges/series-ratings.ts';

/** A stored run with what judges and people said of its trials. */
export interface CalibratedRun {
  readonly id: string;
  readonly cells: readonly Cell[];
  /** In the order of cells and indexes; read once a judge or panel and question. */
  readonly trials: Iterable<TrialSummary>;
  readonly series: readonly SeriesRatings[];
  readonly labels: readonly Label[];
}

/** A judge, or several put together, with what it read in each run. */
export interface JudgeInRuns {
  /** One for a judge, several for a panel: what they are known by. */
  readonly judges: readonly RatingSeries[];
  readonly fields: readonly string[];
  readonly parts: readonly JudgeInRun[];
}

interface JudgeInRun {
  readonly run: CalibratedRun;
  readonly judges: readonly SeriesRatings[];
}

/**
 * The judges of some runs, each by its rubric's text, model, repeats and temperature; in each run with the series that has the
 * most readings, of equal ones the last. A judge without any valid answer is one all the same.
 */
export function judgesOfRuns(runs: readonly CalibratedRun[]): readonly JudgeInRuns[] {
  const all = runs.flatMap((run) => {
    const fullest = new Map<string, Counted & { readonly judges: readonly SeriesRatings[] }>();
    for (const ratings of run.series) {
      const counted = countReadings(ratings);
      const key = keyOf(ratings.series);
      if (counted.readings >= (fullest.get(key)?.readings ?? 0)) fullest.set(key, { ...counted, judges: [ratings] });
    }
    return [...fullest.values()].map((counted) => ({ run, ...counted }));
  });
  return together(all);
}

/** The panels of some runs; those of the same judges are one, over all runs that have it. */
export function panelsOfRuns(runs: readonly CalibratedRun[]): readonly JudgeInRuns[] {
  const all = runs.flatMap((run) =>
    panelsOf(run.series).map((judges) => {
      const fields = new Set(judges.flatMap((ratings) => [...countReadings(ratings).fields]));
      return { run, judges, fields };
    }),
  );
  return together(all);
}

/** The trials of all runs that a judge read, or all judges of a panel; ids bear the run. */
export function judgedIn(parts: JudgeInRuns['parts'], field: string): readonly JudgedTrial[] {
  return parts.flatMap(({ run, judges }) => judgedTrials(judges, field, run).map((trial) => ({ ...trial, ...inRun(run, trial) })));
}

/** The ids of a trial and its cell with the run, since runs may share cells. */
export function inRun(
  { id: run }: Pick<CalibratedRun, 'id'>,
  { id, cell }: Pick<JudgedTrial, 'id' | 'cell'>,
): { id: string; cell: string } {
  return { id: `${run}:${id}`, cell: `${run}:${cell}` };
}

/** A judge in a few words: its model, and what else tells it from others. */
export function nameOfJudge({ judge, repeats, temperature }: RatingSeries): string {
  const more = [...(repeats > 1 ? [`${repeats} readings`] : []), ...(temperature === 0 ? [] : [`temperature ${String(temperature)}`])];
  return more.length === 0 ? judge : `${judge} (${more.join(', ')})`;
}

interface Counted {
  readonly readings: number;
  readonly fields: ReadonlySet<string>;
}

function countReadings({ ratings }: SeriesRatings): Counted {
  const fields = new Set<string>();
  let readings = 0;
  for (const { answers } of ratings) {
    readings += 1;
    for (const field of Object.keys(answers ?? {})) fields.add(field);
  }
  return { readings, fields };
}

function together(all: readonly (JudgeInRun & { readonly fields: ReadonlySet<string> })[]): readonly JudgeInRuns[] {
  const groups = Map.groupBy(all, ({ judges }) => JSON.stringify(judges.map(({ series }) => keyOf(series)).sort()));
  return [...groups.values()].map((parts): JudgeInRuns => {
    const judges = (parts[0]?.judges ?? []).map(({ series }) => series);
    const fields = new Set(parts.flatMap((part) => [...part.fields]));
    const [rubric = ''] = judges[0]?.rubric.split('/') ?? [];
    return {
      judges,
      fields: fields.size === 0 ? [rubric] : [...fields],
      parts: parts.map(({ run, judges: own }) => ({ run, judges: own })),
    };
  });
}

/** What makes a judge: all that decides its answers but the seed and the limits of a call. */
function keyOf({ rubric, rubricHash, promptHash, judge, repeats, temperature, reasoning }: RatingSeries): string {
  return JSON.stringify([rubric, rubricHash, promptHash, judge, repeats, temperature, reasoning]);
}
