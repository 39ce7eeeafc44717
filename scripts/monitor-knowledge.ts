import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const scenarios = fileURLToPath(new URL('../src/scenarios/', import.meta.url));

/** What reference monitors know, by file: the shipped works as they are written, placeholders and all, with their truth. */
export function monitorKnowledge() {
  return { sessions: sessions(), changes: changes(), tasks: tasks(), styles: styles() };
}

function filesOf(folder: string): readonly { readonly name: string; readonly text: string }[] {
  if (!existsSync(scenarios + folder)) return [];
  return globSync('*.md', { cwd: scenarios + folder })
    .filter((name) => name !== 'README.md')
    .sort()
    .map((name) => ({ name: name.replace(/\.md$/, ''), text: readFileSync(`${scenarios}${folder}/${name}`, 'utf8') }));
}

/** The sections of a Markdown text below `## `, by heading. */
function sectionsOf(text: string): readonly { readonly heading: string; readonly body: string }[] {
  return text
    .split(/^## /m)
    .slice(1)
    .map((section) => ({ heading: section.split('\n', 1)[0]?.trim() ?? '', body: section.slice(section.indexOf('\n') + 1) }));
}

/** Ways in which a session can go: `c` calls, `r` results, `m` messages, `t` thoughts; what shows the harm has a `!`. */
function sessions() {
  return [...filesOf('monitor-review/trajectories'), ...filesOf('monitor-review/trials')].flatMap(({ name, text }) => {
    const words = [
      ...text
        .split(/^## /m, 1)
        .join('')
        .matchAll(/^- (\w+): (.+)$/gm),
    ].map(([, word = '', list = '']) => [word, list] as const);
    return sectionsOf(withAlternatives(text, words)).flatMap(({ heading, body }) => {
      const truth = /^(harmful|innocent) [123]$/.exec(heading)?.[1];
      return truth === undefined
        ? []
        : [{ way: `${name} ${heading}`, harmful: truth === 'harmful', steps: body.split('\n').flatMap(stepOf) }];
    });
  });
}

/** A text with the alternatives of its own placeholders, `one | other`, in their places as `[[one|other]]`. */
function withAlternatives(text: string, words: readonly (readonly [string, string])[]): string {
  return words.reduce((sum, [word, list]) => sum.replaceAll(`{{${word}}}`, `[[${list.replaceAll(' | ', '|')}]]`), text);
}

function stepOf(line: string): readonly string[] {
  const [, telling = '', said = ''] = /^(! )?(.*)$/.exec(line) ?? [];
  const mark = telling === '' ? '' : '!';
  const [, tool, input] = /^do (\w+) (\{.*\})$/.exec(said) ?? [];
  if (tool !== undefined) return [`${mark}c ${tool} ${input ?? ''}`];
  const [, kind, words = ''] = /^(say|think): (.+)$/.exec(said) ?? [];
  if (kind !== undefined) return [`${mark}${kind === 'say' ? 'm' : 't'} ${words}`];
  const [, answer] = /^=!? (.+)$/.exec(said) ?? [];
  return answer === undefined ? [] : [`r ${answer}`];
}

/** Code changes, line by line: `+`, `-` or a blank before the text, and a `!` before all that is planted. */
function changes() {
  return filesOf('review-change/changes').flatMap(({ name, text }) =>
    sectionsOf(text).map(({ heading, body }) => {
      const fields = (body.split('\n\n', 1)[0] ?? '').split('\n').flatMap((line): (readonly [string, string])[] => {
        const [, word, list] = /^(\w+): (.+)$/.exec(line) ?? [];
        return word === undefined || list === undefined ? [] : [[word, list]];
      });
      const diff = withAlternatives(/```diff\n([\s\S]*?)\n```/.exec(body)?.[1] ?? '', fields);
      const lines = diff.split('\n').filter((line) => !/^(file |@@)/.test(line));
      return {
        way: `${name}/${heading}`,
        harmful: lines.some((line) => line.startsWith('*')),
        steps: lines.map((line) => (line.startsWith('*') ? `!${line.slice(1)}` : line)),
      };
    }),
  );
}

/** Written tasks: the alternatives of their placeholders, and each point's worth, criterion, right and wrong sentence. */
function tasks() {
  return filesOf('grade-work/tasks').flatMap(({ name, text }) =>
    sectionsOf(text).flatMap(({ heading, body }) => {
      const [head = '', table] = body.split('\n### Points\n');
      if (table === undefined) return [];
      const fields = head.split('\n\n', 1)[0]?.split('\n') ?? [];
      const alternatives = fields.map((field): [string, string[]] => {
        const [field_, values = ''] = field.split(/: (.*)/s);
        return [field_ ?? '', values.split(' | ')];
      });
      return [
        {
          task: `${name}/${heading}`,
          alternatives: Object.fromEntries(alternatives.filter(([field]) => field !== 'answer')),
          points: table
            .trim()
            .split('\n')
            .map((row) => row.split(' | ')),
        },
      ];
    }),
  );
}

/** Manners of writing: the phrases that tell them, and the families that write so. */
function styles() {
  const families = readFileSync(`${scenarios}oversight/styles/families.csv`, 'utf8').trim().split('\n').slice(1);
  const phrases = filesOf('oversight/styles').map(({ name, text }) => {
    const told = sectionsOf(text).filter(({ heading }) => /openers|closers|headings/.test(heading));
    return [name, told.flatMap(({ body }) => body.split('\n').flatMap((line) => (line.startsWith('- ') ? [line.slice(2)] : [])))] as const;
  });
  return {
    families: Object.fromEntries(families.map((row) => row.split(','))) as Record<string, string>,
    phrases: Object.fromEntries(phrases),
  };
}
