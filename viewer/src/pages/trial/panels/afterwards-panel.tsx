import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ContinuationEvent, FollowUpRecord } from '../../../../../src/spec/index.ts';
import { afterwardsQuery } from '../../../api/afterwards.ts';
import { count, dayAndTime } from '../../../parts/in-words.ts';
import { Failure, Loading } from '../../../shell/states.tsx';
import { useTrial } from '../trial-context.ts';
import { AfterwardsEvent } from './afterwards-event.tsx';

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
            Interview {interview.number}{' '}
            <span className="custodes-facts">
              {dayAndTime(interview.startedAt)} · {count(interview.modelCalls)} {interview.modelCalls === 1 ? 'call' : 'calls'}
            </span>
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
