import { Button, Kbd } from '@mantine/core';
import { dayAndTime } from '../../../parts/in-words.ts';
import type { PendingLabel } from '../outbox/pending-label.ts';
import { answerInWords } from './label-entries.ts';

/** Two windows said different things under one name: which stands? */
export function ConflictChoice({
  change: { label, standing },
  onSettle,
}: {
  readonly change: PendingLabel;
  readonly onSettle: (stands: 'mine' | 'theirs') => void;
}) {
  return (
    <div role="alert" className="custodes-label-conflict">
      <div>Another window changed this label meanwhile. Which stands?</div>
      <Button size="compact-xs" variant="default" onClick={() => onSettle('mine')}>
        <Kbd size="xs" mr={4} aria-hidden>
          1
        </Kbd>
        said here: {answerInWords(label)}
        {evidenceInWords(label.evidence.length)}
      </Button>
      <Button size="compact-xs" variant="default" onClick={() => onSettle('theirs')}>
        <Kbd size="xs" mr={4} aria-hidden>
          2
        </Kbd>
        said there:{' '}
        {standing === null || standing === undefined
          ? 'taken back'
          : `${answerInWords(standing)}${evidenceInWords(standing.evidence.length)}, ${dayAndTime(standing.at)}`}
      </Button>
    </div>
  );
}

function evidenceInWords(spans: number): string {
  return spans === 0 ? '' : `, with ${spans} ${spans === 1 ? 'span' : 'spans'} of evidence`;
}
