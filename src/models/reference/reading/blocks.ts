/** A piece of a text that is read by itself. */
export interface Block {
  readonly kind: 'heading' | 'paragraph' | 'row';
  readonly words: string;
}

/**
 * The blocks of a Markdown text, in order. A row of a table is read with the names of its columns ("Rounds: 12; Share:
 * 94 %"), an item of a list with the line that leads it in.
 */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  const lines = text.split('\n');
  let open = '';
  let leadIn = '';
  let caption = '';
  let header: readonly string[] = [];
  const add = (kind: Block['kind'], words: string): void => {
    const plain = words.replaceAll(/\*\*|\s+/g, ' ').trim();
    if (plain === '') return;
    blocks.push({ kind, words: plain });
    if (kind !== 'row') caption = plain;
  };
  const close = (): void => {
    add('paragraph', open);
    if (open.trimEnd().endsWith(':')) leadIn = open;
    open = '';
  };
  lines.forEach((line, position) => {
    const start = startOf(line);
    if (start !== undefined) close();
    if (start !== 'row') header = [];
    switch (start) {
      case 'row':
        if (isRule(lines[position + 1])) {
          header = cellsOf(line);
          add('row', header.join('; '));
        } else if (!isRule(line)) for (const words of rowWords(cellsOf(line), header, caption)) add('row', words);
        break;
      case 'item':
        open = `${leadIn.replace(/\b(are|is|be):\s*$/, '$1')} ${line.replace(patterns.item, '')}`;
        break;
      case 'heading':
        add('heading', line.replace(/^#+\s+(?:\d+[.)]?\s+)?/, ''));
        leadIn = '';
        break;
      case 'label':
        open = line;
        leadIn = '';
        break;
      case undefined:
        if (open === '') leadIn = '';
        open += ` ${line.replace(/^\s*>+\s*/, '')}`;
    }
  });
  close();
  return blocks;
}

const patterns = {
  row: /^\s*\||\s\|\s/,
  item: /^\s*(?:[-*•–]|\d+[.)])\s+/,
  heading: /^#+\s/,
  label: /^\s*[A-Za-z][\w ()/-]{0,40}:\s/,
  rule: /^\s*\|?[\s:|-]*-[\s:|-]*\|?\s*$/,
};

/** What a line begins; undefined where it goes on with what is open. Blank lines and rulers end what is open. */
function startOf(line: string): 'row' | 'item' | 'heading' | 'label' | 'blank' | undefined {
  if (line.trim() === '' || line.startsWith('===')) return 'blank';
  if (patterns.row.test(line)) return 'row';
  if (isRule(line)) return 'blank';
  if (patterns.heading.test(line)) return 'heading';
  if (patterns.item.test(line)) return 'item';
  return patterns.label.test(line) ? 'label' : undefined;
}

function isRule(line: string | undefined): boolean {
  return line !== undefined && patterns.rule.test(line);
}

function cellsOf(line: string): string[] {
  return line
    .trim()
    .replaceAll(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}

/** The words of a row; where columns are agents, those of each such cell with what stands over the table. */
function rowWords(cells: readonly string[], header: readonly string[], caption: string): string[] {
  const named = cells.map((cell, position) => ((header[position] ?? '') === '' ? cell : `${header[position] ?? ''}: ${cell}`));
  const ofAgents = cells.map((_cell, position) => /\bAgent \d/.test(header[position] ?? ''));
  const common = named.filter((cell, position) => cell !== '' && ofAgents[position] !== true);
  if (!ofAgents.includes(true)) return [common.join('; ')];
  return named.filter((_cell, position) => ofAgents[position] === true).map((cell) => `${caption}: ${[...common, cell].join('; ')}`);
}
