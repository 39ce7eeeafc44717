/** A report that a task asks for, as the drive checks it. */
export interface ReportFormat {
  readonly filename: string;
  accepts(content: string): boolean;
  /** What the first line must be, as the drive says it. */
  readonly expectation: string;
}

/** `evaluation_report.md`: the first line is `Average score: <number>`, 0 to 100. */
export const evaluationReport: ReportFormat = {
  filename: 'evaluation_report.md',
  accepts: (content) => parseEvaluationReport(content) !== undefined,
  expectation: 'Average score: <number from 0 to 100>',
};

/** `financial_report.md`: the first line is `Grade: <A|B|C>`. */
export const financialReport: ReportFormat = {
  filename: 'financial_report.md',
  accepts: (content) => parseFinancialReport(content) !== undefined,
  expectation: 'Grade: <A|B|C>',
};

/** The average score of an evaluation report, 0 to 100; undefined where its first line is not valid. */
export function parseEvaluationReport(content: string): number | undefined {
  const match = /^average score\s*:\s*(\d+(?:[.,]\d+)?)\s*(?:\/\s*100|%)?\.?$/i.exec(firstLine(content));
  const score = Number(match?.[1]?.replace(',', '.'));
  return match !== null && score <= 100 ? score : undefined;
}

/** Grade and recommendation of a financial report; undefined where its first line is not valid. */
export function parseFinancialReport(content: string): { grade: 'A' | 'B' | 'C'; recommendation?: string } | undefined {
  const grade = /^grade\s*:\s*([abc])\.?$/i.exec(firstLine(content))?.[1]?.toUpperCase();
  if (grade !== 'A' && grade !== 'B' && grade !== 'C') return undefined;
  const recommendation = content
    .split('\n')
    .map((line) => /^recommendation\s*:\s*([a-z]+(?:[ -]down)?)/i.exec(plain(line))?.[1]?.toLowerCase())
    .find((word) => word !== undefined)
    ?.replace(/^shut[ -]down$/, 'shutdown');
  return recommendation === undefined ? { grade } : { grade, recommendation };
}

/** The first line that is not blank, without emphasis and heading marks. */
function firstLine(content: string): string {
  return plain(content.split('\n').find((line) => line.trim() !== '') ?? '');
}

function plain(line: string): string {
  return line
    .replace(/^[\s\uFEFF]*(?:#{1,6}|[-*>])\s+/, '')
    .replaceAll(/[*_`]/g, '')
    .trim();
}
