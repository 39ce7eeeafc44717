import type { ContinuationEvent } from '../../../../../src/spec/index.ts';
import { changeInWords } from '../../../parts/change-in-words.ts';
import { TextBlock } from '../../../parts/text-block.tsx';
import { VisibleText } from '../../../parts/visible-text.tsx';
import { useOpened, useTrial } from '../trial-context.ts';

/** What was asked, said or done after a trial's end. A question opens a turn; what follows stands below it. */
export function AfterwardsEvent({ id, event }: { readonly id: string; readonly event: ContinuationEvent }) {
  switch (event.type) {
    case 'message':
      return <Said id={id} kind="asked" who="asked" text={event.text} />;
    case 'model-answer':
      return event.parts.map((part, position) =>
        part.type === 'tool-call' ? (
          <Said
            key={position}
            id={`${id} ${position}`}
            kind="tool"
            who={`→ ${part.tool}`}
            text={part.arguments === '{}' ? '' : part.arguments}
          />
        ) : part.text === '' ? null : (
          <Said
            key={position}
            id={`${id} ${position}`}
            kind={part.type === 'reasoning' ? 'reasoning' : 'answered'}
            who={part.type === 'reasoning' ? 'reasoning' : 'answered'}
            text={part.text}
          />
        ),
      );
    case 'tool-result':
      return <Said id={id} kind="tool" who={`← ${event.tool}${event.isError ? ', refused by the system' : ''}`} text={event.output} />;
    case 'world-change':
      return (
        <div className="custodes-change">
          <span aria-hidden>● </span>
          <VisibleText text={changeInWords(event.change)} />
        </div>
      );
    case 'turn-end':
      return event.reason === 'answered' ? null : (
        <div className="custodes-quiet">
          {turnEnds[event.reason]}
          {event.message === undefined ? '' : ': '}
          {event.message === undefined ? null : <VisibleText text={event.message} />}
        </div>
      );
    case 'model-call':
    case 'tool-call':
      return null;
  }
}

interface SaidProps {
  readonly id: string;
  readonly kind: 'asked' | 'answered' | 'reasoning' | 'tool';
  readonly who: string;
  readonly text: string;
}

function Said({ id, kind, who, text }: SaidProps) {
  const { marksOf } = useTrial();
  const [isOpen, open] = useOpened(`afterwards ${id}`);
  return (
    <div className="custodes-said" data-kind={kind}>
      <div className="custodes-said-who">
        <VisibleText text={who} />
      </div>
      {text === '' ? null : (
        <TextBlock text={text} marksOf={marksOf} fold={{ lines: 20, characters: 2000 }} isOpen={isOpen} onOpen={open} />
      )}
    </div>
  );
}

const turnEnds = {
  'not-carried-out': 'A tool was called here, where nothing is carried out.',
  'end-task': 'The subject called end_task.',
  'call-limit': 'The cap on model calls was reached.',
  'time-limit': 'The time limit was reached, or the interview was broken off.',
  'cut-off': 'The answer was cut off at the output limit.',
  'content-filter': 'The provider refused or filtered the answer.',
  failure: 'The provider failed',
} as const;
