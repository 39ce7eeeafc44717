import { composeReport } from '../document/compose-report.ts';
import type { ReportInput } from '../document/report-input.ts';
import { runFigures, type RunFigures } from '../figures/index.ts';
import { htmlReport } from '../html/html-report.ts';
import { latexReport } from '../latex/latex-report.ts';
import { markdownReport } from '../markdown/markdown-report.ts';
import { csvContrasts } from './csv-contrasts.ts';
import { csvReport } from './csv-report.ts';

/** The formats that a report can be written in, and how a file of each ends. */
const extensions = { html: 'html', md: 'md', csv: 'csv', json: 'json', latex: 'tex' } as const;
export type ReportFormat = keyof typeof extensions;
export const reportFormats = Object.keys(extensions) as readonly ReportFormat[]; // its own keys

/** What a report as CSV has a row for. */
export const csvParts = ['cells', 'contrasts'] as const;
export type CsvPart = (typeof csvParts)[number];

/** What only some formats have. */
export interface ReportOptions {
  readonly part?: CsvPart;
  /** The folder from which a Markdown report links its figures; it has none where absent. */
  readonly figuresIn?: string;
}

/** Writes a report of a run; ends with a line break. */
export function writeReport(input: ReportInput, format: ReportFormat, { part = 'cells', figuresIn }: ReportOptions = {}): string {
  const { results, scenarios } = input;
  switch (format) {
    case 'html': {
      const wide = runFigures(results, scenarios, { theme: 'inline', idPrefix: 'wide' });
      const narrow = runFigures(results, scenarios, { theme: 'inline', idPrefix: 'narrow', width: phoneWidth });
      return htmlReport(composeReport(input, { wide, narrow }));
    }
    case 'md':
      return markdownReport(composeReport(input, figuresIn === undefined ? null : { wide: figuresOnPaper(input) }), { figuresIn });
    case 'csv':
      return part === 'contrasts' ? csvContrasts(results) : csvReport(results, scenarios);
    case 'json':
      return `${JSON.stringify(results, null, 2)}\n`;
    case 'latex':
      return latexReport(composeReport(input, null));
  }
}

/** The name of a report's file, where none is given. */
export function reportFileName(run: string, format: ReportFormat): string {
  return `${run}.${extensions[format]}`;
}

/** The figures of a run as files have them: in fixed colours on white. */
export function figuresOnPaper({ results, scenarios }: Pick<ReportInput, 'results' | 'scenarios'>): RunFigures {
  return runFigures(results, scenarios, { theme: 'paper' });
}

/** What a figure has on a phone, in CSS pixels. */
const phoneWidth = 340;
