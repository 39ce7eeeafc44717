import type { Block, Definitions, Fold, Inline, List, Paragraph, Part, Table, Text } from './report-document.ts';

/** A paragraph. */
export function paragraph(text: Text, tone?: Paragraph['tone']): Paragraph {
  return tone === undefined ? { type: 'paragraph', text } : { type: 'paragraph', text, tone };
}

export function list(items: readonly Text[]): List {
  return { type: 'list', items };
}

export function definitions(items: Definitions['items']): Definitions {
  return { type: 'definitions', items };
}

export function fold(title: Text, blocks: readonly Block[]): Fold {
  return { type: 'fold', title, blocks };
}

export function part(id: string, title: Text, blocks: readonly Block[]): Part {
  return { type: 'part', id, title, blocks };
}

export function table(content: Omit<Table, 'type'>): Table {
  return { type: 'table', ...content };
}

/** A name as programs have it. */
export function code(name: string): Inline {
  return { code: name };
}

export function strong(text: string): Inline {
  return { strong: text };
}

/** Texts in a row. */
export function joined(texts: readonly Text[], between = ' '): Inline[] {
  return texts.flatMap((text, position) => [...(position === 0 ? [] : [between]), ...inlinesOf(text)]);
}

/** The parts of a text. */
export function inlinesOf(text: Text): readonly Inline[] {
  return typeof text === 'string' ? [text] : text;
}

/** A text without what stands out in it. */
export function plain(text: Text): string {
  return inlinesOf(text)
    .map((inline) => (typeof inline === 'string' ? inline : 'code' in inline ? inline.code : inline.strong))
    .join('');
}
