import { InternalError } from '../../../errors/index.ts';
import { listTexts, parseSections, parseTable, readText } from '../../../texts/index.ts';

/** Phrases that stand before and after what is said. */
interface Phrases {
  readonly openers: readonly string[];
  readonly closers: readonly string[];
}

/** A manner of writing, read from the Markdown file of its name. */
export interface StylePack {
  readonly message: Phrases;
  readonly reasoning: Phrases;
  readonly connectives: readonly string[];
  readonly headings: readonly string[];
  /** The pronoun that stands before own acts; empty where there is none. */
  readonly person: string;
  readonly layout: 'paragraph' | 'bullets' | 'numbered' | 'terse' | 'lines';
}

/** The pack of a name. Throws InternalError where there is none. */
export function packOf(name: string): StylePack {
  const known = packs.get(name) ?? readPack(name);
  packs.set(name, known);
  return known;
}

/** The style in which models of a family write, such as `claude-like`. */
export function styleOfFamily(family: string): string {
  const rows = parseTable(readText(new URL('families.csv', here)));
  return (rows.find((row) => row['family'] === family) ?? rows.find((row) => row['family'] === 'other'))?.['style'] ?? 'open-weight-like';
}

/** All texts that styles are made of, for the versions of the scenarios. */
export function styleTexts(): readonly string[] {
  return listTexts(here)
    .filter((name) => /\.(?:md|csv)$/.test(name))
    .flatMap((name) => [name, readText(new URL(name, here))]);
}

const here = new URL('./', import.meta.url);
const packs = new Map<string, StylePack>();
const layouts: readonly StylePack['layout'][] = ['paragraph', 'bullets', 'numbered', 'terse', 'lines'];

function readPack(name: string): StylePack {
  const sections = parseSections(readText(new URL(`${name}.md`, here)));
  const list = (section: string): readonly string[] =>
    (sections[section] ?? '').split('\n').flatMap((line) => (line.startsWith('- ') ? [line.slice(2)] : []));
  const layout = layouts.find((known) => known === sections['layout']);
  if (layout === undefined) throw new InternalError(`the style ${name} has no layout that is known`);
  return {
    message: { openers: list('message openers'), closers: list('message closers') },
    reasoning: { openers: list('reasoning openers'), closers: list('reasoning closers') },
    connectives: list('connectives'),
    headings: list('headings'),
    person: sections['person'] ?? '',
    layout,
  };
}
