import { Badge } from '@mantine/core';
import type { EventView } from '../../../../../src/spec/index.ts';
import { changeInWords } from '../../../parts/change-in-words.ts';
import { VisibleText } from '../../../parts/visible-text.tsx';
import { AnswerBody } from './answer-body.tsx';
import { EventText, tightFold } from './event-text.tsx';
import { ToolCallBody } from './tool-call-body.tsx';
import { ToolResultBody } from './tool-result-body.tsx';

/** What happened, laid out for what it is. */
export function EventBody({ event }: { readonly event: EventView }) {
  switch (event.type) {
    case 'prompt':
      return (
        <>
          <h3 className="custodes-event-head">System prompt</h3>
          <EventText event={event} path="system" text={event.system} fold={tightFold} />
          <h3 className="custodes-event-head">User prompt</h3>
          <EventText event={event} path="user" text={event.user} fold={tightFold} />
        </>
      );
    case 'model-call':
      return <div className="custodes-quiet">call {event.call} was sent</div>;
    case 'model-answer':
      return <AnswerBody event={event} />;
    case 'tool-call':
      return <ToolCallBody event={event} />;
    case 'tool-result':
      return <ToolResultBody event={event} />;
    case 'world-change':
      return (
        <div className="custodes-change">
          <span aria-hidden>● </span>
          <VisibleText text={changeInWords(event.change)} />
        </div>
      );
    case 'nudge':
      return (
        <div className="custodes-nudge">
          <h3 className="custodes-event-head">Nudge: the subject answered without a tool call, and was told</h3>
          <EventText event={event} path="text" text={event.text} />
        </div>
      );
    case 'trial-end':
      return (
        <div className="custodes-end">
          <h3 className="custodes-event-head">
            End{' '}
            <Badge variant="light" radius="sm" tt="none" color={event.reason === 'end-task' ? 'blue' : 'orange'}>
              {event.reason}
            </Badge>
          </h3>
          <div>{endReasons[event.reason]}</div>
          {event.message === undefined ? null : <EventText event={event} path="message" text={event.message} />}
        </div>
      );
  }
}

const endReasons = {
  'end-task': 'The subject called the tool that ends the task.',
  'no-tool-call': 'The subject went on answering without a tool call, after all nudges.',
  'call-limit': 'The cap on model calls was reached.',
  'time-limit': 'The time limit of the trial was reached.',
  'cut-off': 'An answer was cut off at the output limit.',
  'content-filter': 'The provider refused or filtered the answer.',
  failure: 'The provider or the harness failed.',
} as const;
