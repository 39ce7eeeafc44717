import { createHash } from 'node:crypto';
import type { Rubric } from '../../spec/index.ts';
import { checkConditions } from './check-conditions.ts';
import { parseField } from './parse-field.ts';
import { parseHeader } from './parse-header.ts';
import { unusable } from './unusable.ts';

/**
 * Reads a rubric from its Markdown: a title, a few lines `name: value`, what the judge is told, then a section `## name` for
 * each question with its answers as a list (docs/raters.md shows one). `from` names the file in errors.
 * Throws InputError `invalid-rubric`, with the line where there is one.
 */
export function parseRubric(text: string, from: string): Rubric {
  if (text.length > longest) throw unusable(from, `it has ${text.length} characters`, `A rubric has at most ${longest}.`);
  const lines = text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .split('\n');
  const sections = splitSections(lines);
  const [head, ...rest] = sections;
  const { title, name, version, showsChanges, guidance } = parseHeader(head?.lines ?? [], from);
  const fields = rest.map((section) => parseField(section, from));
  if (fields.length === 0) throw unusable(from, 'it asks nothing', 'Add a section `## name` with a question and a list of answers.');
  const twice = fields.find((field, position) => fields.findIndex((other) => other.name === field.name) !== position);
  if (twice !== undefined) throw unusable(from, `it has two sections '${twice.name}'`, 'Give each question a name of its own.');
  checkConditions(fields, from);
  const hash = createHash('sha256').update(lines.join('\n')).digest('hex');
  return { id: `${name}/${version}`, name, title, guidance, fields, showsChanges, hash };
}

/** A part of the file: the lines below a heading `## name`, or those before the first. */
export interface Section {
  readonly heading: string;
  /** Line of the heading, from 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

const longest = 100_000;

/** Headings in a fenced block of code are no headings. */
function splitSections(lines: readonly string[]): readonly Section[] {
  const sections: { heading: string; line: number; lines: string[] }[] = [{ heading: '', line: 1, lines: [] }];
  let fence: string | undefined;
  for (const [position, line] of lines.entries()) {
    const mark = /^\s*(```|~~~)/.exec(line)?.[1];
    if (mark !== undefined) fence = fence === undefined ? mark : fence === mark ? undefined : fence;
    const heading = fence === undefined ? /^## +(.+?)\s*$/.exec(line)?.[1] : undefined;
    if (heading === undefined) sections.at(-1)?.lines.push(line);
    else sections.push({ heading, line: position + 1, lines: [] });
  }
  return sections;
}
