/** A part of a rubric's guidance: a heading or paragraph has one text, a list one for each point. */
export interface GuidanceBlock {
  readonly type: 'heading' | 'paragraph' | 'list';
  readonly texts: readonly string[];
}

/**
 * The parts of a rubric's Markdown, as far as it is laid out: headings, paragraphs and plain lists. Whatever else it has stays
 * in its paragraph as it was written, so that nothing of it is lost.
 */
export function guidanceBlocks(markdown: string): readonly GuidanceBlock[] {
  const blocks: { type: GuidanceBlock['type']; texts: string[] }[] = [];
  let isApart = true;
  for (const line of markdown.split('\n')) {
    const text = line.trim();
    const last = blocks.at(-1);
    const heading = /^#{1,6} +(.+)$/.exec(text)?.[1];
    const point = /^[-*] +(.+)$/.exec(text)?.[1];
    if (heading !== undefined) blocks.push({ type: 'heading', texts: [heading] });
    else if (point !== undefined && last?.type === 'list') last.texts.push(point);
    else if (point !== undefined) blocks.push({ type: 'list', texts: [point] });
    else if (text !== '' && last !== undefined && last.type !== 'heading' && !isApart) last.texts.push(`${last.texts.pop() ?? ''} ${text}`);
    else if (text !== '') blocks.push({ type: 'paragraph', texts: [text] });
    isApart = text === '';
  }
  return blocks;
}
