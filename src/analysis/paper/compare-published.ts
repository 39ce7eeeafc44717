import type { PublishedComparison, RunRecord } from '../../spec/index.ts';
import { againstPaper, comparisonNote } from './against-paper.ts';
import type { PaperCounts } from './paper-counts.ts';

/** The published studies that a run can be held against. */
export const publishedStudies = ['potter2026'] as const;

/** What a run is to be held against, and who its models are there. */
export interface Published {
  readonly against: (typeof publishedStudies)[number];
  /** The published study's name of a model; undefined where it has none. */
  readonly paperNameOf: (model: string) => string | undefined;
  /** Planted subjects stand in, to test the comparison itself. */
  readonly selfTest: boolean;
}

/** The published figures beside those of a run; `looked`: of which cells rules to stop early looked at the trials. Throws InputError `invalid-option` for planted subjects without a self-test. */
export function comparePublished(
  run: Pick<RunRecord, 'synthetic'>,
  counts: PaperCounts,
  { against, paperNameOf, selfTest }: Published,
  looked?: (cell: string) => boolean,
): PublishedComparison {
  return { against, selfTest, note: comparisonNote, rows: againstPaper({ run, counts, paperNameOf, selfTest, looked }) };
}
