/** Texts of an event as blocks on the page. */
export const textBlocks = '.custodes-text';

/** An event of the timeline on the page. */
export const eventArticle = 'article[aria-posinset]';

/** Stands within a text on the page without being of it. */
const besides = '.custodes-mark-label, button';

export function seqOf(article: Element): number {
  return Number(article.getAttribute('aria-posinset')) - 1;
}

/** An event on the page; null where it is out of sight. */
export function articleOf(seq: number): Element | null {
  return document.querySelector(`article[aria-posinset="${seq + 1}"]`);
}

/** The text of a block as it is shown, without what stands besides. */
export function shownIn(block: Element): string {
  return nodesOf(block)
    .map(({ data }) => data)
    .join('');
}

/** The text of a range, in the same way. */
export function shownInRange(range: Range): string {
  const part = range.cloneContents();
  for (const beside of part.querySelectorAll(besides)) beside.remove();
  return part.textContent;
}

/** The range between two offsets of a block's shown text. */
export function rangeIn(block: Element, from: number, to: number): Range {
  const range = document.createRange();
  let at = 0;
  for (const node of nodesOf(block)) {
    const end = at + node.data.length;
    if (at <= from && from < end) range.setStart(node, from - at);
    if (at < to && to <= end) range.setEnd(node, to - at);
    at = end;
  }
  return range;
}

/** Where a place of the page lies in a block's shown text. */
export function offsetIn(block: Element, node: Node, offset: number): number {
  const range = document.createRange();
  range.selectNodeContents(block);
  range.setEnd(node, offset);
  return shownInRange(range).length;
}

function nodesOf(block: Element): readonly Text[] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode() !== null) {
    const node = walker.currentNode;
    if (node instanceof Text && node.parentElement?.closest(besides) === null) nodes.push(node);
  }
  return nodes;
}
