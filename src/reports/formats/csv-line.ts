/** A line of CSV (RFC 4180), with its line break. */
export function csvLine(values: readonly (string | number | boolean | null | undefined)[]): string {
  return `${values.map((value) => quoted(value === null || value === undefined ? '' : String(value))).join(',')}\n`;
}

function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
