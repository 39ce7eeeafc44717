import { InternalError } from '../../errors/index.ts';
import { listTexts, parseSections, readText } from '../../texts/index.ts';

/** A case that is written in a Markdown file: a section whose first lines are `name: value`, a blank line, and its body. */
export interface WrittenCase {
  /** The file's name without its ending, and the heading: `secrets/key-in-repository`. */
  readonly id: string;
  /** The file's name without its ending: what kind of case it is. */
  readonly kind: string;
  /** The values of the first lines, by name. */
  readonly fields: Readonly<Record<string, string>>;
  /** The rest, as it is written. */
  readonly body: string;
  /** The whole section. */
  readonly source: string;
}

/** The cases of all Markdown files of a folder, by file and then in the order of each file. Throws InternalError for a case without fields. */
export function readCases(folder: URL): readonly WrittenCase[] {
  const files = listTexts(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
  return files.flatMap((file) => {
    const kind = file.replace(/\.md$/, '');
    return Object.entries(parseSections(readText(new URL(file, folder)))).map(([heading, source]) => caseOf(kind, heading, source));
  });
}

function caseOf(kind: string, heading: string, source: string): WrittenCase {
  const lines = source.split('\n');
  const blank = lines.indexOf('');
  const fields = lines.slice(0, Math.max(1, blank)).map((line) => {
    const colon = line.indexOf(': ');
    if (colon < 1) throw new InternalError(`the case ${kind}/${heading} has the line '${line}', which is no 'name: value'`);
    return [line.slice(0, colon), line.slice(colon + 2)] as const;
  });
  return {
    id: `${kind}/${heading}`,
    kind,
    fields: Object.fromEntries(fields),
    body: lines
      .slice(blank + 1)
      .join('\n')
      .trim(),
    source: `${heading}\n${source}`,
  };
}
