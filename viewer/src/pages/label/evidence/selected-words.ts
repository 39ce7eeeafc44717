import type { ShownWords } from './place-words.ts';
import { eventArticle, seqOf, shownInRange, textBlocks } from './text-nodes.ts';

/** What is selected in the timeline: in which event, and its words; or why it can be no evidence. */
export type Selected = ({ readonly seq: number } & ShownWords) | { readonly problem: string };

export function selectedWords(selection: Selection | null): Selected {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0)
    return { problem: 'Nothing is selected. Select words in the timeline: with the mouse, or with a, s and d.' };
  const range = selection.getRangeAt(0);
  const [start, end] = [elementOf(range.startContainer), elementOf(range.endContainer)];
  const article = start?.closest(eventArticle);
  if (article === null || article === undefined) return { problem: 'Evidence is taken from the events of the timeline.' };
  // A triple click selects up to the beginning of what follows.
  const isOverEnd = end?.closest(eventArticle) !== article && range.endOffset !== 0;
  if (isOverEnd) return { problem: 'Select within one event; take each as evidence of its own.' };
  const block = start?.closest(textBlocks);
  const words = shownInRange(range);
  if (block === null || block === undefined) return { seq: seqOf(article), words, before: undefined };
  const before = document.createRange();
  before.selectNodeContents(block);
  before.setEnd(range.startContainer, range.startOffset);
  return { seq: seqOf(article), words, before: shownInRange(before) };
}

function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}
