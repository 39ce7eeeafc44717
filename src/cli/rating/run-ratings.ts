import type { RunRatings } from '../../analysis/index.ts';
import type { RunReader, TrialSummary } from '../../spec/index.ts';

/** What judges and people said of the trials of a run, as results need it; nothing is read before it is needed. */
export function runRatings(reader: Pick<RunReader, 'ratings' | 'labels' | 'trial'>): RunRatings {
  const series = reader.ratings.series().map((one) => ({
    series: one,
    // Read once a pass.
    ratings: { [Symbol.iterator]: () => reader.ratings.ratings(one.id)[Symbol.iterator]() },
  }));
  return { series, labels: series.length === 0 ? [] : reader.labels(), heldBeforeRefusal: heldIn(reader) };
}

/** Whether events are marked for a measure, of a trial that is refused; the last trial is kept, since it is asked of several. */
function heldIn({ trial }: Pick<RunReader, 'trial'>): RunRatings['heldBeforeRefusal'] {
  let last: { readonly of: string; readonly marked: ReadonlySet<string> } | undefined;
  return ({ cell, index }: TrialSummary, measure) => {
    const of = `${cell}/${index}`;
    if (last?.of !== of) last = { of, marked: new Set(Object.keys(trial(cell, index)?.marks.because ?? {})) };
    return last.marked.has(measure);
  };
}
