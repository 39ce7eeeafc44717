import { VisibleText } from '../../parts/visible-text.tsx';
import { hitParts } from './hit-parts.ts';

/** An excerpt with the hits of a search marked. */
export function HitText({ hit }: { readonly hit: string }) {
  return (
    <>
      {hitParts(hit).map(({ text, isHit, from }) =>
        isHit ? (
          <mark key={from} className="custodes-mark custodes-mark-hit">
            <VisibleText text={text} />
          </mark>
        ) : (
          <VisibleText key={from} text={text} />
        ),
      )}
    </>
  );
}
