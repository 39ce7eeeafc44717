import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ContinuationEvent, FollowUpRecord } from '../../../../../src/spec/index.ts';
import { afterwardsQuery } from '../../../api/afterwards.ts';
import { changeInWords } from '../../../parts/change-in-words.ts';
import { dayAndTime } from '../../../parts/in-words.ts';
import { TextBlock } from '../../../parts/text-block.tsx';
import { VisibleText } from '../../../parts/visible-text.tsx';
import { Failure, Loading } from '../../../shell/states.tsx';
import { useOpened, useTrial } from '../trial-context.ts';

/** Questions that were asked after the trial's end, and interviews: told apart from the trial, since no measure looks at them. */
export function AfterwardsPanel() {
  const { run, trial } = useTrial();
  const { data, error } = useQuery(afterwardsQuery(run, trial.id));
  if (error !== null) return <Failure error={error} what="What was asked afterwards" />;
  if (data === undefined) return <Loading what="what was asked afterwards" />;
  return (
    <>
      <Badge color="gray" variant="outline" radius="sm" tt="none">
        asked afterwards, never counted
      </Badge>
      {data.followUps.map((record) => (
        <section key={record.question} aria-label={`Question ${record.question}`} className="custodes-afterwards">
          <h3 className="custodes-event-head">
            {record.question} <span className="custodes-facts">{outcomeInWords(record)}</span>
          </h3>
          <Events id={record.question} events={record.events} />
        </section>
      ))}
      {data.interviews.map((interview) => (
        <section key={interview.number} aria-label={`Interview ${interview.number}`} className="custodes-afterwards">
          <h3 className="custodes-event-head">
            Interview {interview.number} <span className="custodes-facts">{dayAndTime(interview.startedAt)}</span>
          </h3>
          <Events id={`interview ${interview.number}`} events={interview.events} />
        </section>
      ))}
    </>
  );
}

function outcomeInWords({ outcome, reading }: FollowUpRecord): string {
  if (reading === null) return outcome;
  const expected = reading.expected === null ? '' : `, right is ${reading.expected}`;
  return `${outcome}: ${reading.said ?? 'not read by the rule'}${expected}`;
}

function Events({ id, events }: { readonly id: string; readonly events: readonly ContinuationEvent[] }) {
  return events.map((event) => <AfterwardsEvent key={event.seq} id={`${id} ${event.seq}`} event={event} />);
}

function AfterwardsEvent({ id, event }: { readonly id: string; readonly event: ContinuationEvent }) {
  switch (event.type) {
    case 'message':
      return <Said id={id} who="asked" text={event.text} />;
    case 'model-answer':
      return event.parts.map((part, position) =>
        part.type === 'tool-call' ? (
          <Said key={position} id={`${id} ${position}`} who={`→ ${part.tool}`} text={part.arguments} />
        ) : (
          <Said key={position} id={`${id} ${position}`} who={part.type === 'reasoning' ? 'reasoning' : 'answered'} text={part.text} />
        ),
      );
    case 'tool-result':
      return <Said id={id} who={`← ${event.tool}`} text={event.output} />;
    case 'world-change':
      return (
        <div className="custodes-change">
          <VisibleText text={changeInWords(event.change)} />
        </div>
      );
    case 'turn-end':
      return event.reason === 'answered' ? null : <div className="custodes-quiet">({event.reason})</div>;
    case 'model-call':
    case 'tool-call':
      return null;
  }
}

function Said({ id, who, text }: { readonly id: string; readonly who: string; readonly text: string }) {
  const { marksOf } = useTrial();
  const [isOpen, open] = useOpened(`afterwards ${id}`);
  if (text === '') return null;
  return (
    <div className={who === 'reasoning' ? 'custodes-reasoning' : ''}>
      <span className="custodes-quiet">
        <VisibleText text={who} />
      </span>
      <TextBlock text={text} marksOf={marksOf} fold={{ lines: 20, characters: 2000 }} isOpen={isOpen} onOpen={open} />
    </div>
  );
}
