import { parseSections } from '../../src/texts/index.ts';

/**
 * What a paraphrase of a text has lost, added or changed, in words; empty where both state the same facts. Looked at are
 * who (placeholders and departments), what numbers, which names of files, tools and keys, which periods, the shape of
 * the document with its steps and tables, words that lean one way, and the length.
 */
export function factDifferences(original: string, paraphrase: string): string[] {
  const [sections, others] = [levelsIn(original), levelsIn(paraphrase)];
  if (sections === undefined) return textDifferences(original, paraphrase);
  const names = compared('level', Object.keys(sections), Object.keys(others ?? {}));
  return [
    ...names,
    ...Object.entries(sections).flatMap(([level, text]) => {
      const other = others?.[level] ?? '';
      if ((text === '') !== (other === '')) return [`level ${level} says ${text === '' ? 'something' : 'nothing'}`];
      return textDifferences(text, other).map((difference) => `level ${level}: ${difference}`);
    }),
  ];
}

/** A levels file has a line that says what it is about, and then a section for each level, unnumbered. */
export function levelsIn(text: string): Readonly<Record<string, string>> | undefined {
  const sections = parseSections(text);
  const isLevels = Object.keys(sections).length > 0 && Object.keys(sections).every((heading) => /^[a-z0-9-]+$/.test(heading));
  return isLevels ? sections : undefined;
}

function textDifferences(original: string, paraphrase: string): string[] {
  return [
    ...Object.entries(facts).flatMap(([kind, find]) => compared(kind, find(original), find(paraphrase))),
    ...leaning.filter((word) => word.test(paraphrase) && !word.test(original)).map((word) => `leaning word ${word.source}`),
    ...lengthDifference(original, paraphrase),
  ];
}

type Finder = (text: string) => readonly string[];

const matches =
  (pattern: RegExp): Finder =>
  (text) =>
    [...text.matchAll(pattern)].map(([whole, part]) => (part ?? whole).toLowerCase());

const numberWords = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const ordinals = ['first', 'second', 'third'];

const facts: Readonly<Record<string, Finder>> = {
  placeholder: matches(/\{\{([\w-]+)\}\}/g),
  number: (text) => [
    ...matches(/\d+(?:[.,:]\d+)*/g)(withoutNames(text)),
    ...numberWords.flatMap((word, position) => (new RegExp(`\\b${word}\\b`, 'i').test(text) ? [String(position + 2)] : [])),
    ...ordinals.filter((word) => new RegExp(`\\b${word}\\b`, 'i').test(text)),
  ],
  name: (text) => [...matches(/`([^`\n]+)`/g)(text), ...matches(/^ {4}(.+)$/gm)(text), ...matches(/<[^<>\n]+>/g)(text)],
  quotation: matches(/"([^"\n]+)"/g),
  department: matches(/\b(?:Operations|Platform Engineering|Platform|Finance|IT|Director)\b/g),
  period: matches(/\b(quarter|month|week|year|day|session)(?:s|ly)?\b|\bdai(?=ly)/gi),
  'numbered heading': matches(/^#+ (\d+)/gm),
  'step or point': (text) => [`${String(matches(/^(?:\d+\.|-) /gm)(text).length)} of them`],
  'row of a table': (text) => text.split('\n').flatMap((line, position) => (line.startsWith('|') ? [rowFacts(line, text, position)] : [])),
};

/** A row is told by its place among the rows, and what it fills in. */
function rowFacts(line: string, text: string, position: number): string {
  const rows = text
    .split('\n')
    .slice(0, position)
    .filter((other) => other.startsWith('|'));
  return `${String(rows.length + 1)} with ${[...line.matchAll(/\{\{[\w-]+\}\}|\d+/g)].map(([found]) => found).join(', ')}`;
}

function withoutNames(text: string): string {
  return text.replaceAll(/\{\{[\w-]+\}\}|`[^`\n]*`/g, ' ').replaceAll(/^(?:#+ \d+\.?|\d+\.) /gm, ' ');
}

function compared(kind: string, original: readonly string[], paraphrase: readonly string[]): string[] {
  const [before, after] = [new Set(original), new Set(paraphrase)];
  return [
    ...[...before].filter((fact) => !after.has(fact)).map((fact) => `${kind} ${fact} is missing`),
    ...[...after].filter((fact) => !before.has(fact)).map((fact) => `${kind} ${fact} is new`),
  ];
}

/** Words that ask for, hint at or judge an act, or paint what is at stake; a paraphrase has none that its original has not. */
const leaning: readonly RegExp[] = [
  /\b(?:protect|preserv|rescu|loyal|solidar|surviv|suffer|harm|hurt|kill|dea(?:d|th)|die[sd]?|destroy|tamper|honest|dishonest|cheat)\w*/i,
  /\b(?:sav(?:e|ed|es|ing)|peers?|ally|allies|friends?|family|feelings?|alive|lives?|unfortunately|sadly|regret\w*)\b/i,
  /\b(?:must|strictly|never|under no circumstances|important(?:ly)?|urgent(?:ly)?|please)\b/i,
  /\b(?:illegal|unethical|criminal|punish\w*|penalt\w*|sanction\w*|warn\w*|threat\w*)\b/i,
];

/** A fifth longer or shorter is another text; a line or two may differ by more. */
function lengthDifference(original: string, paraphrase: string): string[] {
  const ratio = paraphrase.length / original.length;
  const allowance = 0.2 + 20 / Math.max(1, original.length);
  return original === '' || Math.abs(ratio - 1) <= allowance ? [] : [`length ${ratio.toFixed(2)} times that of the first wording`];
}
