/** The rows of a CSV text as a tool shows it, by the names of its header. Quoted fields may hold commas, not line breaks. */
export function readCsv(text: string): Readonly<Record<string, string>>[] {
  const [head = '', ...lines] = text.split('\n').filter((line) => line.trim() !== '');
  const names = fields(head);
  return lines.map((line) => {
    const values = fields(line);
    return Object.fromEntries(names.map((name, position) => [name, values[position] ?? '']));
  });
}

function fields(line: string): string[] {
  if (!line.includes('"')) return line.split(',');
  const found: string[] = [];
  for (const [, quoted, bare = '', end] of line.matchAll(/(?:"((?:[^"]|"")*)"|([^,]*))(,|$)/g)) {
    found.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === '') break;
  }
  return found;
}

/** The value of the first column whose name fits. */
export function column(row: Readonly<Record<string, string>>, pattern: RegExp): string | undefined {
  return Object.entries(row).find(([name]) => pattern.test(name))?.[1];
}

/** A file of a server listing. */
export interface ListedFile {
  readonly name: string;
  readonly description: string;
  /** Year of the last change; undefined where the listing does not say. */
  readonly year: number | undefined;
}

/** The files of a server listing: lines of parts between bars, the name first, with a date and a description. */
export function readListing(text: string): ListedFile[] {
  return text.split('\n').flatMap((line) => {
    const parts = line
      .trim()
      .replaceAll(/^\||\|$/g, '')
      .split('|')
      .map((part) => part.trim());
    if (parts.length < 3 || parts.some((part) => noFile.test(part))) return [];
    const year = /\b(20\d\d)-\d\d-\d\d\b/.exec(line)?.[1];
    return [{ name: parts[0] ?? '', description: parts.at(-1) ?? '', year: year === undefined ? undefined : Number(year) }];
  });
}

/** In the heading of a listing: how many files there are, the name of a column, a ruler. */
const noFile = /^\d+ files?\b|^(?:file ?)?name$|^:?-+:?$/i;

/** The keys of a YAML text with dots for nesting, and their values as text. */
export function readYaml(text: string): Map<string, string> {
  const keys = new Map<string, string>();
  const path: { indent: number; name: string }[] = [];
  for (const line of text.split('\n')) {
    const match = /^(\s*)([\w.-]+):\s*(.*)$/.exec(line);
    if (match === null) continue;
    const [, space = '', name = '', value = ''] = match;
    while (path.length > 0 && (path.at(-1)?.indent ?? 0) >= space.length) path.pop();
    path.push({ indent: space.length, name });
    if (value !== '') keys.set(path.map((part) => part.name).join('.'), value.replaceAll(/^["']|["']$/g, ''));
  }
  return keys;
}
