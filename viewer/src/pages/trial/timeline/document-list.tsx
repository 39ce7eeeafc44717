import { UnstyledButton } from '@mantine/core';
import { count } from '../../../parts/in-words.ts';
import { TextBlock } from '../../../parts/text-block.tsx';
import { VisibleText } from '../../../parts/visible-text.tsx';
import { useOpened, useTrial } from '../trial-context.ts';
import type { ListedDocument } from '../tools/read-result.ts';

/** The documents that a listing of the drive showed to the subject; each opens in place. */
export function DocumentList({ seq, documents }: { readonly seq: number; readonly documents: readonly ListedDocument[] }) {
  return (
    <ul className="custodes-documents">
      {documents.map((document, position) => (
        <li key={`${position} ${document.name}`}>
          <Document id={`${seq} document ${position}`} document={document} />
        </li>
      ))}
    </ul>
  );
}

/** A document that opens in place. */
export function Document({ id, document: { name, details, text } }: { readonly id: string; readonly document: ListedDocument }) {
  const { marksOf } = useTrial();
  const [isOpen, open] = useOpened(id);
  const marked = marksOf(text);
  const isHit = marked.some(({ kind }) => kind === 'hit');
  return (
    <div className="custodes-file">
      <UnstyledButton className="custodes-opener" aria-expanded={isOpen} data-hits={isHit} onClick={() => open(!isOpen)}>
        <span aria-hidden>{isOpen ? '▾' : '▸'} </span>
        <strong>
          <VisibleText text={name} marks={marksOf(name)} />
        </strong>{' '}
        <span className="custodes-quiet">
          <VisibleText text={details === '' ? `${count(text.length)} characters` : details.replaceAll(' | ', ' · ')} />
        </span>
        {marked.length === 0 ? null : (
          <span className={`custodes-mark custodes-mark-${isHit ? 'hit' : 'conveyed'}`}> {marked.length} marked</span>
        )}
      </UnstyledButton>
      {isOpen ? <TextBlock text={text} marksOf={marksOf} isOpen onOpen={open} /> : null}
    </div>
  );
}
