import { parse } from 'csv-parse/sync';

/** The rows of a CSV text by the names of its header. */
export function parseTable(csv: string): readonly Readonly<Record<string, string>>[] {
  return parse(csv, {
    columns: true,
    skip_empty_lines: true,
    trim: true,
  }) as Record<string, string>[]; // what `columns: true` gives
}

/** CSV of rows that have the same names, header first. */
export function writeTable(rows: readonly Readonly<Record<string, string>>[]): string {
  const names = Object.keys(rows[0] ?? {});
  return [names, ...rows.map((row) => names.map((name) => row[name] ?? ''))].map((line) => line.map(quoted).join(',')).join('\n');
}

function quoted(value: string): string {
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
