import { CloseButton, UnstyledButton } from '@mantine/core';
import type { LabelEvidence } from '../../../../../src/spec/index.ts';
import { VisibleText } from '../../../parts/visible-text.tsx';
import type { EvidenceActions } from './use-evidence.ts';

interface EvidenceChipsProps {
  readonly name: string;
  readonly evidence: readonly LabelEvidence[];
  readonly actions: Pick<EvidenceActions, 'show' | 'remove'>;
}

/** The spans that bear a label out: each leads to its place in the timeline. */
export function EvidenceChips({ name, evidence, actions }: EvidenceChipsProps) {
  if (evidence.length === 0) return null;
  return (
    <ul className="custodes-evidence" aria-label={`Evidence of ${name}`}>
      {evidence.map((span) => (
        <li key={`${span.seq} ${span.path} ${span.from} ${span.to}`}>
          <UnstyledButton
            className="custodes-evidence-words"
            title={`Event ${span.seq}, ${span.path}, characters ${span.from} to ${span.to}`}
            onClick={() => actions.show(span)}
          >
            <span className="custodes-number">#{span.seq}</span> “<VisibleText text={shortened(span.words)} />”
          </UnstyledButton>
          <CloseButton size="xs" aria-label={`Remove this evidence of ${name}`} onClick={() => actions.remove(name, span)} />
        </li>
      ))}
    </ul>
  );
}

function shortened(words: string): string {
  const line = words.replaceAll(/\s+/gu, ' ');
  return line.length > 120 ? `${line.slice(0, 80)} … ${line.slice(-35)}` : line;
}
