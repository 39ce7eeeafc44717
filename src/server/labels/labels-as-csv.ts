import type { Label } from '../../spec/index.ts';

const columns = ['id', 'trial', 'rater', 'name', 'value', 'evidence', 'blind', 'at'] as const;

/** A row a label (RFC 4180): its value as a text, its spans of evidence as JSON. */
export function labelsAsCsv(labels: readonly Label[]): string {
  const rows = labels.map((label) => columns.map((column) => cell(label[column])).join(','));
  return [columns.join(','), ...rows, ''].join('\r\n');
}

function cell(value: Label[keyof Label]): string {
  const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
