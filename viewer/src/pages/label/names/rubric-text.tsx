import type { ReactNode } from 'react';
import type { LabelRubric } from '../../../../../src/spec/index.ts';
import { VisibleText } from '../../../parts/visible-text.tsx';
import { guidanceBlocks, type GuidanceBlock } from './guidance-blocks.ts';

/** What a judge is told by the rubric, so that people answer by the same words. */
export function RubricText({ rubric, isOpen = false }: { readonly rubric: LabelRubric; readonly isOpen?: boolean }) {
  return (
    <details className="custodes-rubric" open={isOpen}>
      <summary>
        How to decide<span className="custodes-visually-hidden"> by the rubric {rubric.title}</span>: what a judge is told
      </summary>
      {guidanceBlocks(rubric.guidance).map((block, position) => (
        <Block key={position} {...block} />
      ))}
    </details>
  );
}

function Block({ type, texts }: GuidanceBlock) {
  if (type === 'heading') return <h4>{texts.map(inline)}</h4>;
  if (type === 'paragraph') return <p>{texts.map(inline)}</p>;
  return (
    <ul>
      {texts.map((text, position) => (
        <li key={position}>{inline(text)}</li>
      ))}
    </ul>
  );
}

/** Words in bold and italics; all else as it was written. */
function inline(text: string): ReactNode {
  return text.split(/(\*\*[^*]+\*\*|\*[^*\s][^*]*\*)/).map((part, position) => {
    if (part.startsWith('**') && part.length > 4) return <strong key={position}>{part.slice(2, -2)}</strong>;
    if (part.startsWith('*') && part.endsWith('*') && part.length > 2) return <em key={position}>{part.slice(1, -1)}</em>;
    return <VisibleText key={position} text={part} />;
  });
}
