import { calibrateJudges } from '../../../analysis/index.ts';
import { labelTruthLines } from '../../../reports/index.ts';
import type { OpenSeries } from '../rate-trials.ts';
import type { Rateable } from '../rateable.ts';
import { asLabelledRun } from './as-labelled-run.ts';
import type { OutsideTranscripts } from './read-outside.ts';

/**
 * What a series got wrong of the transcripts whose right answer came with them (`truth.labels`): for each question that has
 * some, the confusion of all that were read, with sensitivity and specificity. Nothing where no transcript has a label.
 */
export function againstLabels(
  { series, rubric }: OpenSeries,
  { ratings, transcripts }: { readonly ratings: Rateable['ratings'] } & Pick<OutsideTranscripts, 'transcripts'>,
): { readonly document: object; readonly lines: readonly string[] } {
  const held = rubric.fields.flatMap((field) => {
    const run = asLabelledRun(field.name, { series, ratings, transcripts });
    if (run.labels.length === 0) return [];
    const answersOf = (): readonly string[] => Object.keys(field.answers);
    const judges = calibrateJudges([run], { level: 0.95, seed: series.seed, answersOf }).judges;
    const judge = judges.find((each) => each.field === field.name);
    return judge === undefined ? [] : [{ field: field.name, ...judge.labels, tied: judge.tied, unanswered: judge.unanswered }];
  });
  return held.length === 0 ? { document: {}, lines: [] } : { document: { labels: held }, lines: held.flatMap(labelTruthLines) };
}
