import type { EventView } from '../../../../../src/spec/index.ts';
import { VisibleText } from '../../../parts/visible-text.tsx';
import type { ReadVerdict } from '../tools/read-verdict.ts';
import { useTrial } from '../trial-context.ts';
import { EventText } from './event-text.tsx';

interface VerdictBodyProps {
  readonly event: Extract<EventView, { type: 'tool-call' }>;
  readonly verdict: ReadVerdict;
}

/** A verdict that was handed in: what was decided in a line, and the words below. */
export function VerdictBody({ event, verdict: { facts, words } }: VerdictBodyProps) {
  const { marksOf } = useTrial();
  return (
    <>
      <dl className="custodes-verdict" aria-label="Verdict">
        {facts.map(({ name, text }) => (
          <div key={name}>
            <dt>
              <VisibleText text={name} />
            </dt>
            <dd>
              <VisibleText text={text} marks={marksOf(text)} />
            </dd>
          </div>
        ))}
      </dl>
      {words.map(({ name, text }) => (
        <div key={name}>
          <div className="custodes-quiet">
            <VisibleText text={name} />
          </div>
          <EventText event={event} path={`arguments.${name}`} text={text} />
        </div>
      ))}
    </>
  );
}
