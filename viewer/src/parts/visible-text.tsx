import { memo, type ReactNode } from 'react';
import { piecesOf, type TextPiece } from './invisible-characters.ts';
import { stretchesOf, type TextMark } from './text-marks.ts';

interface VisibleTextProps {
  readonly text: string;
  /** Spans to mark, by their place in the text. */
  readonly marks?: readonly TextMark[];
}

/**
 * A text of a subject as text, with visible marks where it holds what would not be seen (escape sequences, zero-width
 * characters, marks of direction). Its direction stays its own: it cannot turn what stands around it.
 */
export const VisibleText = memo(function VisibleText({ text, marks = [] }: VisibleTextProps) {
  const pieces = piecesOf(text);
  if (marks.length === 0) return <bdi>{pieces.map(Piece)}</bdi>;
  return (
    <bdi>
      {stretchesOf(text.length, marks).map(({ from, to, marks: over }) => {
        const within = piecesWithin(pieces, from, to).map(Piece);
        return over.length === 0 ? <span key={from}>{within}</span> : <Marked key={from} marks={over} first={from} children={within} />;
      })}
    </bdi>
  );
});

/** Marked text; the label stands where the mark begins. */
function Marked({ marks, first, children }: { readonly marks: readonly TextMark[]; readonly first: number; readonly children: ReactNode }) {
  const labels = [...new Set(marks.flatMap(({ label }) => label ?? []))];
  const begins = marks.filter(({ from, label }) => from === first && label !== undefined).map(({ label }) => label);
  const kind = marks.some((mark) => mark.kind === 'hit') ? 'hit' : (marks[0]?.kind ?? 'hit');
  return (
    <mark className={`custodes-mark custodes-mark-${kind}`} {...(labels.length === 0 ? {} : { title: labels.join(', ') })}>
      {begins.length === 0 ? null : <span className="custodes-mark-label">{begins.join(', ')}</span>}
      {children}
    </mark>
  );
}

function Piece({ from, hidden, shown }: TextPiece): ReactNode {
  if (hidden === null) return shown;
  return (
    <span key={from} className="custodes-hidden" title={hidden}>
      {shown}
    </span>
  );
}

function piecesWithin(pieces: readonly TextPiece[], from: number, to: number): readonly TextPiece[] {
  return pieces
    .filter((piece) => piece.from < to && piece.from + piece.text.length > from)
    .map((piece) => {
      if (piece.hidden !== null) return piece;
      const text = piece.text.slice(Math.max(0, from - piece.from), to - piece.from);
      return { ...piece, from: Math.max(from, piece.from), text, shown: text };
    });
}
