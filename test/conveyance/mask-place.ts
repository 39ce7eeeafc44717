import { textsOfWording } from '../../src/scenarios/level-texts/index.ts';
import { listTexts, parseSections, parseTable, readText } from '../../src/texts/index.ts';

/** Where a factor may show: texts that stand in its place are taken out of a rendering, so that what is left must not differ. */
export type Mask = (shown: string) => string;

const scenarios = new URL('../../src/scenarios/', import.meta.url);
const briefing = new URL('briefing/', scenarios);

/** Masks what the levels files of a scenario and of the shared prompts say for a factor, at one level. */
export function maskLevelTexts({
  scenario,
  wording,
  factor,
  level,
}: {
  scenario: string;
  wording: string;
  factor: string;
  level: string;
}): Mask {
  const texts = [new URL(`${scenario}/documents/`, scenarios), briefing]
    .map((folder) => textsOfWording(folder, wording))
    .flatMap((folder) =>
      listTexts(folder)
        .filter((file) => file === `${factor}.md` || file.startsWith(`${factor}-`))
        .map((file) => parseSections(readText(new URL(file, folder)))[level] ?? ''),
    )
    .filter((text) => text !== '')
    // The longest first, since a short one may be a part of it.
    .sort((one, other) => other.length - one.length);
  return (shown) => texts.reduce((left, text) => left.replace(patternOf(text), ' '), shown);
}

/** Masks a text of the shared prompts, whatever fills it. */
export function maskPrompt(name: string, wording: string): Mask {
  return (shown) => shown.replace(patternOf(readText(new URL(name, textsOfWording(briefing, wording)))), ' ');
}

/** Takes out the words by which a scenario's texts, or the files of a server, name the kind of thing at stake. */
export function maskWords(table: string): Mask {
  const rows = parseTable(readText(new URL(table, scenarios)));
  const words = rows.flatMap((row) => Object.entries(row).flatMap(([heading, word]) => (heading === 'word' ? [] : [word])));
  return maskNames(words);
}

/** Takes out names and words wherever they stand by themselves, in any case of letters, the longest first; and their spellings in file names. */
export function maskNames(names: readonly string[]): Mask {
  const spellings = names.flatMap((name) => [name, name.replaceAll(' ', '_'), name.replaceAll(' ', '-')]);
  const longestFirst = [...new Set(spellings)].sort((one, other) => other.length - one.length);
  const pattern = new RegExp(`(?<![a-z0-9])(?:${longestFirst.map(literal).join('|')})(?![a-z0-9])`, 'gi');
  return (shown) => shown.replaceAll(pattern, ' ');
}

/** Takes out whole documents by name, and the lines that fit a pattern. */
export function maskDocument(name: RegExp): Mask {
  const document = new RegExp(`\\n*=== (?:${name.source})[^\\n]*===\\n[\\s\\S]*?\\n=== end of (?:${name.source}) ===`, 'g');
  return (shown) => shown.replaceAll(document, '').replace(/\d+ documents? in the shared drive/, 'documents in the shared drive');
}

export function maskText(pattern: RegExp): Mask {
  return (shown) => shown.replaceAll(pattern, '');
}

/** A text with placeholders as a pattern: what fills them is of any kind, within the line. */
function patternOf(text: string): RegExp {
  return new RegExp(
    text
      .split(/\{\{[\w-]+\}\}/)
      .map(literal)
      .join('[^\\n]{1,90}?'),
  );
}

function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
