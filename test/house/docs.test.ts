import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { errorsDocument } from '../../scripts/errors-document.ts';
import { scenarios } from '../../src/scenarios/index.ts';
import { commonMeasures, dispositions, factors } from '../../src/spec/index.ts';
import { checkout } from '../support/checkout.ts';

it('has a docs/errors.md that is true to the code (else: npm run docs)', () => {
  expect(read('docs/errors.md')).toBe(errorsDocument());
});

describe('docs/concepts.md', () => {
  const concepts = read('docs/concepts.md');

  it('names every factor and level, the default first, and no other', () => {
    const known = Object.entries(factors).flatMap(([name, { levels }]) => Object.keys(levels).map((level) => [name, level]));
    expect(namesIn(sectionOf(concepts, 'Factors'), 'factor')).toEqual(known);
  });

  it('says which factors each scenario knows, and no other scenario', () => {
    const rows = rowsOf(sectionOf(concepts, 'Factors'), 'scenario');
    expect(rows.map(([name = '', behaviour]) => [plain(name), behaviour])).toEqual(
      scenarios.map(({ name, behaviour }) => [name, behaviour]),
    );
  });

  it.each(scenarios)('names every measure of $name with its type, and no other', ({ name, measures }) => {
    const known = measures.map(({ name: measure, type, primary }) => ({ measure, type, primary: primary === true }));
    expect(measuresIn(concepts, `\`${name}\``).sort(byMeasure)).toEqual(known.sort(byMeasure));
  });

  it('names every measure that all scenarios have', () => {
    expect(measuresIn(concepts, 'In every scenario')).toEqual(
      commonMeasures.map(({ name: measure, type }) => ({ measure, type, primary: false })),
    );
  });

  it('names every disposition, in the order of precedence', () => {
    expect(namesIn(sectionOf(concepts, 'Dispositions'), 'disposition')).toEqual(dispositions.map((name) => [name]));
  });
});

describe('docs/architecture.md', () => {
  it('has a table of imports that is the one which is checked', async () => {
    const configuration: unknown = await import(pathToFileURL(join(checkout, '.dependency-cruiser.js')).href);
    const { mayImport } = configuration as { mayImport: Readonly<Record<string, readonly string[]>> };
    const rows = rowsOf(read('docs/architecture.md'), 'room').map(([room = '', , imports = '']) => [room, imports] as const);
    const written = Object.fromEntries(rows.map(([room, imports]) => [room, imports === 'nothing' ? [] : imports.split(', ')]));
    expect(written).toEqual({ ...mayImport, cli: ['everything'] });
  });
});

describe('the Markdown files', () => {
  const files = markdownFiles().filter((file) => !/^src\/scenarios\/.*\/documents\//.test(file));

  it('are found', () => {
    expect(files).toEqual(expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'docs/concepts.md']));
  });

  it.each(files)('%s links to nothing that is not there', (file) => {
    const missing = linksIn(read(file)).filter((link) => !isThere(file, link));
    expect(missing).toEqual([]);
  });

  it('know every decision', () => {
    const decisions = files.filter((file) => /^docs\/decisions\/\d{4}-/.test(file)).map((file) => file.replace('docs/decisions/', ''));
    expect(rowsOf(read('docs/decisions/README.md'), 'number').map(([link = '']) => linksIn(link)[0])).toEqual(decisions);
    decisions.forEach((file, position) => {
      const number = String(position + 1).padStart(4, '0');
      expect(file).toMatch(new RegExp(`^${number}-`));
      expect(read(`docs/decisions/${file}`)).toMatch(new RegExp(`^# ${number} `));
    });
  });
});

function read(file: string): string {
  return readFileSync(join(checkout, file), 'utf8');
}

/** The project's own Markdown files, by their path in it; what was made or installed is left out. */
function markdownFiles(): readonly string[] {
  const made = new Set(['node_modules', 'dist', 'runs', '.cache', '.git', 'coverage']);
  const found = globSync('**/*.md', { cwd: checkout, exclude: (path) => made.has(basename(path)) });
  return found.map((file) => file.replaceAll('\\', '/')).sort();
}

/** The text below a heading, up to the next heading of its level or a higher one. */
function sectionOf(markdown: string, heading: string): string {
  const [, marks = '#', rest = ''] = new RegExp(`^(#+) ${heading}\\n([\\s\\S]*)`, 'm').exec(markdown) ?? [];
  return rest.split(new RegExp(`^#{1,${marks.length}} `, 'm'))[0] ?? '';
}

/** The rows of the table whose first column has this head, each with its cells. */
function rowsOf(markdown: string, head: string): readonly (readonly string[])[] {
  const [, table = ''] = new RegExp(`^\\| ${head} .*\\n\\|[-| ]+\\n((?:\\|.*\\n)*)`, 'm').exec(markdown) ?? [];
  return table
    .split('\n')
    .filter((line) => line !== '')
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

/** The leading cells of each row that are names in code. */
function namesIn(markdown: string, head: string): readonly (readonly string[])[] {
  return rowsOf(markdown, head).map((cells) => cells.filter((cell) => /^`[^`]+`$/.test(cell)).map(plain));
}

function plain(cell: string): string {
  return cell.replaceAll('`', '');
}

interface WrittenMeasure {
  readonly measure: string;
  readonly type: string;
  readonly primary: boolean;
}

function measuresIn(markdown: string, heading: string): WrittenMeasure[] {
  return rowsOf(sectionOf(markdown, heading), 'measure').map(([measure = '', type = '', meaning = '']) => ({
    measure: plain(measure),
    type,
    primary: meaning.startsWith('primary: '),
  }));
}

function byMeasure(one: WrittenMeasure, other: WrittenMeasure): number {
  return one.measure.localeCompare(other.measure);
}

/** The targets of the links of a text, without those of code. */
function linksIn(markdown: string): readonly string[] {
  const text = markdown.replaceAll(/^(`{3,})[\s\S]*?^\1/gm, '').replaceAll(/`[^`\n]*`/g, '');
  return [...text.matchAll(/\]\(([^()\s]+)\)/g)].map(([, target = '']) => target);
}

/** Whether a link leads somewhere: elsewhere on the web, or to a file of the repository and a heading in it. */
function isThere(file: string, link: string): boolean {
  if (/^[a-z]+:/.test(link)) return true;
  const [path = '', heading] = link.split('#');
  const target = path === '' ? file : join(dirname(file), path);
  if (!existsSync(join(checkout, target))) return false;
  return heading === undefined || headingsOf(read(target)).includes(heading);
}

/** The names by which headings are linked to. */
function headingsOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
