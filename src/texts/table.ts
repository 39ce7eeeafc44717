import { parse } from 'csv-parse/sync';

/** The rows of a table by the names of its header. */
type Rows = readonly Readonly<Record<string, string>>[];

/** The rows of a CSV text by the names of its header. The last tables are kept, since the program reads the same few again and again. */
export function parseTable(csv: string): Rows {
  const known = tables.get(csv);
  if (known !== undefined) return known;
  const rows: Rows = parse(csv, { columns: true, skip_empty_lines: true, trim: true });
  if (tables.size === capacity) tables.delete(tables.keys().next().value ?? csv);
  tables.set(csv, rows);
  return rows;
}

/** CSV of rows that have the same names, header first. */
export function writeTable(rows: Rows): string {
  const names = Object.keys(rows[0] ?? {});
  return [names, ...rows.map((row) => names.map((name) => row[name] ?? ''))].map((line) => line.map(quoted).join(',')).join('\n');
}

const tables = new Map<string, Rows>();
const capacity = 64;

function quoted(value: string): string {
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
