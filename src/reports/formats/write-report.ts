import type { Results, Scenario } from '../../spec/index.ts';
import { csvReport } from './csv-report.ts';
import { markdownReport } from './markdown-report.ts';

/** The formats that a report can be written in. */
export const reportFormats = ['md', 'csv', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** Writes a report of a run's results; ends with a line break. */
export function writeReport(results: Results, format: ReportFormat, scenarios: readonly Scenario[]): string {
  switch (format) {
    case 'md':
      return markdownReport(results, scenarios);
    case 'csv':
      return csvReport(results);
    case 'json':
      return `${JSON.stringify(results, null, 2)}\n`;
  }
}
