import { plantedNotice } from '../../spec/index.ts';
import { inlinesOf, plain } from '../document/blocks.ts';
import type { Block, Change, ReportDocument, Table, Text } from '../document/report-document.ts';
import { visible } from '../terminal/visible.ts';

/** The report as Markdown, with tables as GitHub reads them. `figuresIn` is the folder that it links its figures from. */
export function markdownReport(report: ReportDocument, { figuresIn }: { readonly figuresIn?: string | undefined } = {}): string {
  const notice = `> **${plantedNotice}**: reference subjects act as they were built to; nothing here is about any model.`;
  const lines = [
    `# ${escaped(report.title)}`,
    escaped(report.subtitle),
    ...(report.synthetic ? [notice] : []),
    ...report.sections.flatMap(({ title, blocks }) => [
      `## ${escaped(title)}`,
      ...blocks.flatMap((block) => blockLines(block, { level: 3, synthetic: report.synthetic, figuresIn })),
    ]),
  ];
  return `${lines.join('\n\n')}\n`;
}

interface Setting {
  /** Of the headings in a block. */
  readonly level: number;
  readonly synthetic: boolean;
  readonly figuresIn: string | undefined;
}

function blockLines(block: Block, setting: Setting): string[] {
  switch (block.type) {
    case 'paragraph':
      return [block.tone === 'note' || block.tone === 'warning' ? `> ${textOf(block.text)}` : textOf(block.text)];
    case 'list':
      return [block.items.map((item) => `- ${textOf(item)}`).join('\n')];
    case 'definitions':
      return block.items.length === 0 ? [] : [block.items.map(({ term, text }) => `- **${textOf(term)}**: ${textOf(text)}`).join('\n')];
    case 'table':
      return tableLines(block, setting.synthetic);
    case 'figure':
      return [`![${textOf(block.caption)}](<${setting.figuresIn ?? '.'}/${block.name}.svg>)`];
    case 'verbatim':
      return [`**${textOf(block.title)}**`, fenced(block.text, 'text')];
    case 'change':
      return [`**${textOf(block.title)}, what changes**`, fenced(changeText(block), 'diff')];
    case 'turn': {
      const marks = block.decides.length === 0 ? '' : ` **← decides ${block.decides.map(escaped).join(', ')}**`;
      const place = block.seq === null ? '' : `#${block.seq} `;
      return [`${place}*${escaped(block.head)}*${marks}`, ...(block.text === '' ? [] : [fenced(block.text, 'text')])];
    }
    case 'fold':
      return [
        `<details><summary>${htmlOf(block.title)}</summary>`,
        ...block.blocks.flatMap((inner) => blockLines(inner, setting)),
        '</details>',
      ];
    case 'part':
      return [
        `${'#'.repeat(setting.level)} ${textOf(block.title)}`,
        ...block.blocks.flatMap((inner) => blockLines(inner, { ...setting, level: setting.level + 1 })),
      ];
  }
}

function tableLines({ caption, columns, rows }: Table, synthetic: boolean): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('\n', ' ')).join(' | ')} |`;
  const head = [line(columns.map(({ title }) => textOf(title))), line(columns.map(({ align }) => (align === 'right' ? '---:' : '---')))];
  return [
    `*${textOf(caption)}${synthetic ? ` ${plantedNotice}.` : ''}*`,
    [...head, ...rows.map((row) => line(row.map((cell) => textOf(cell))))].join('\n'),
  ];
}

function changeText({ hunks }: Change): string {
  return hunks.map(({ gone, added }) => [...gone.map((line) => `- ${line}`), ...added.map((line) => `+ ${line}`)].join('\n')).join('\n…\n');
}

/** A fence that nothing in the text can end. */
function fenced(text: string, language: string): string {
  const shown = visible(text.replaceAll('\r\n', '\n'));
  const longest = Math.max(2, ...(shown.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${shown}\n${fence}`;
}

function textOf(text: Text): string {
  return inlinesOf(text)
    .map((inline) =>
      typeof inline === 'string' ? escaped(inline) : 'code' in inline ? codeOf(inline.code) : `**${escaped(inline.strong)}**`,
    )
    .join('');
}

function codeOf(text: string): string {
  const shown = oneLine(text);
  // A table cell ends at a bar, in code too.
  return /[`|]/.test(shown) ? escaped(shown) : `\`${shown}\``;
}

/** A text that means nothing to Markdown or HTML. */
function escaped(text: string): string {
  return oneLine(text)
    .replaceAll(/[\\`*_[\]|~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/^(\s*)([#+-]|\d+[.)])(?=\s)/, '$1\\$2');
}

function htmlOf(text: Text): string {
  return oneLine(plain(text)).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function oneLine(text: string): string {
  return visible(text.replaceAll(/\r?\n/g, ' '));
}
