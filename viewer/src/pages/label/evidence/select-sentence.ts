import { articleOf, eventArticle, offsetIn, rangeIn, seqOf, shownIn, textBlocks } from './text-nodes.ts';

/** Selects sentences of the timeline by keyboard: the next one, the one before, or one more. False where the event has no further one. */
export function selectSentence(step: 'next' | 'before' | 'more', seq: number): boolean {
  const selection = document.getSelection();
  const article = articleOf(seq);
  if (selection === null || article === null) return false;
  const sentences = [...article.querySelectorAll(textBlocks)].flatMap((block) => sentencesOf(block));
  const current = currentPlace(selection, article, sentences);
  const first =
    step === 'before' ? (current?.from ?? sentences.length) - 1 : step === 'next' ? (current?.to ?? -1) + 1 : (current?.from ?? 0);
  const last = step === 'more' ? (current?.to ?? -1) + 1 : first;
  const [from, to] = [sentences[first], sentences[last]];
  if (from === undefined || to === undefined || from.block !== to.block) return false;
  elementAt(select(from.block, from.from, to.to))?.scrollIntoView({ block: 'nearest' });
  return true;
}

/** Selects the sentence of the timeline that stands at a place of the window, if one does. */
export function selectSentenceAt(x: number, y: number): void {
  const place = document.caretPositionFromPoint(x, y);
  const block = place?.offsetNode.parentElement?.closest(textBlocks) ?? null;
  if (place === null || block === null || block.closest(eventArticle) === null) return;
  const at = offsetIn(block, place.offsetNode, place.offset);
  const sentence = sentencesOf(block).find(({ from, to }) => from <= at && at <= to);
  if (sentence !== undefined) select(sentence.block, sentence.from, sentence.to);
}

/** The event that a keyboard acts on: that of the selection, else the one that is pointed at, else the first in sight. */
export function eventAtHand(pointed: number | undefined): number {
  const selected = document.getSelection()?.anchorNode?.parentElement?.closest(eventArticle) ?? null;
  if (selected !== null && document.getSelection()?.isCollapsed === false) return seqOf(selected);
  if (pointed !== undefined) return pointed;
  const top = document.querySelector('[role=feed]')?.getBoundingClientRect().top ?? 0;
  const inSight = [...document.querySelectorAll(eventArticle)].find((article) => article.getBoundingClientRect().bottom > top + 20);
  return inSight === undefined ? 0 : seqOf(inSight);
}

function select(block: Element, from: number, to: number): Range {
  const range = rangeIn(block, from, to);
  document.getSelection()?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  return range;
}

interface Sentence {
  readonly block: Element;
  readonly from: number;
  readonly to: number;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Sentences and lines of a block, without the blanks around them. */
function sentencesOf(block: Element): readonly Sentence[] {
  const text = shownIn(block);
  return [...segmenter.segment(text)].flatMap(({ segment, index }) => {
    const from = index + segment.length - segment.trimStart().length;
    const to = index + segment.trimEnd().length;
    return from < to ? [{ block, from, to }] : [];
  });
}

/** Which sentences are selected now. */
function currentPlace(selection: Selection, article: Element, sentences: readonly Sentence[]): { from: number; to: number } | undefined {
  if (selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (!article.contains(range.startContainer) || !article.contains(range.endContainer)) return undefined;
  const at = (node: Node, offset: number): number =>
    sentences.findIndex((sentence) => sentence.block.contains(node) && offsetIn(sentence.block, node, offset) <= sentence.to);
  const from = at(range.startContainer, range.startOffset);
  const to = at(range.endContainer, range.endOffset);
  return from === -1 || to === -1 ? undefined : { from, to };
}

function elementAt(range: Range): Element | null {
  return range.startContainer.parentElement;
}
