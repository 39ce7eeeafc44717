import { Button } from '@mantine/core';
import { memo } from 'react';
import { foldAt, partsOf, type FoldLimit } from './folding.ts';
import { count } from './in-words.ts';
import type { TextMark } from './text-marks.ts';
import { VisibleText } from './visible-text.tsx';

interface TextBlockProps {
  readonly text: string;
  /** Marks a part of the text by what it says; of a text that is cut, each part is asked. */
  readonly marksOf?: ((text: string) => readonly TextMark[]) | undefined;
  /** How much is shown at first; all where absent. */
  readonly fold?: FoldLimit;
  /** The text's own length where what is here was cut off. */
  readonly length?: number | undefined;
  readonly isOpen: boolean;
  readonly isLoading?: boolean;
  /** Asked for more, or for less. */
  readonly onOpen: (open: boolean) => void;
  readonly className?: string;
}

/** A text as it was written, in a fixed width; a long one folded, with the number of characters that it has. */
export function TextBlock({
  text,
  marksOf,
  fold,
  length = text.length,
  isOpen,
  isLoading = false,
  onOpen,
  className = 'custodes-text',
}: TextBlockProps) {
  const end = isOpen || fold === undefined ? text.length : foldAt(text, fold);
  const isFolded = end < length;
  const hidden = isFolded ? (marksOf?.(text.slice(end)).length ?? 0) : 0;
  return (
    <div className={className} dir="auto">
      <Parts text={end === text.length ? text : text.slice(0, end)} marksOf={marksOf} />
      {isFolded ? (
        <Button size="compact-xs" variant="subtle" loading={isLoading} className="custodes-more" onClick={() => onOpen(true)}>
          … show all {count(length)} characters{hidden === 0 ? '' : ` (${hidden} marked below)`}
        </Button>
      ) : isOpen && fold !== undefined && foldAt(text, fold) < text.length ? (
        <Button size="compact-xs" variant="subtle" className="custodes-more custodes-less" onClick={() => onOpen(false)}>
          show less
        </Button>
      ) : null}
    </div>
  );
}

/** Beyond this a text is laid out in parts. */
const oneBlock = 32_768;

const Parts = memo(function Parts({ text, marksOf }: Pick<TextBlockProps, 'text' | 'marksOf'>) {
  if (text.length <= oneBlock) return <VisibleText text={text} marks={marksOf?.(text) ?? none} />;
  return partsOf(text, oneBlock / 2).map((part) => (
    <div key={part.from} className="custodes-text-part">
      <VisibleText text={part.text.endsWith('\n') ? part.text.slice(0, -1) : part.text} marks={marksOf?.(part.text) ?? none} />
    </div>
  ));
});

const none: readonly TextMark[] = [];
