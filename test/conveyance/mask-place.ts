import { listTexts, parseSections, readText } from '../../src/texts/index.ts';

/** Where a factor may show: texts that stand in its place are taken out of a rendering, so that what is left must not differ. */
export type Mask = (shown: string) => string;

/** Masks what the levels files of a scenario say for a factor, at one level. */
export function maskLevelTexts(scenario: string, factor: string, level: string): Mask {
  const folder = new URL(`../../src/scenarios/${scenario}/documents/`, import.meta.url);
  const texts = listTexts(folder)
    .filter((file) => file === `${factor}.md` || file.startsWith(`${factor}-`))
    .map((file) => [file.replace(/\.md$/, ''), parseSections(readText(new URL(file, folder)))[level] ?? ''] as const)
    .filter(([, text]) => text !== '')
    // The longest first, since a short one may be a part of it.
    .sort(([, one], [, other]) => other.length - one.length);
  return (shown) => texts.reduce((left, [, text]) => left.replace(patternOf(text), ' '), shown);
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
  const parts = text.split(/\{\{[\w-]+\}\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(parts.join('[^\\n]{1,80}?'));
}
