import { labelAgreement } from '../analysis/index.ts';
import { labelLines, labelsDocument, type LabelFormat } from '../reports/index.ts';
import type { ViewedRun } from '../store/index.ts';

/** The labels of a run as a file: the same bytes from the command line and from the viewer. */
export function labelsFile(viewed: Pick<ViewedRun, 'run' | 'labels'>, format: LabelFormat): string {
  const labels = viewed.labels();
  if (format === 'csv') return labelLines(viewed.run, labels);
  return labelsDocument(viewed.run, { labels, history: viewed.labels({ history: true }), agreement: labelAgreement(labels) });
}
