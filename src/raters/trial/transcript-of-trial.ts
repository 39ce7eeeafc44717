import {
  trialId,
  type AnswerPart,
  type EndReason,
  type EventOf,
  type Transcript,
  type TranscriptEntry,
  type TrialEvent,
  type TrialRecord,
} from '../../spec/index.ts';
import { changeInWords } from './change-in-words.ts';

/**
 * A trial as a reader is shown it: what the agent was told, thought, said, called and was answered, how its session ended,
 * and what changed in the world. `seq` is the event's; entries of one event share it. Condition, measures, seeds and the
 * model's name are no part of it.
 */
export function transcriptOfTrial({ cell, index, events }: Pick<TrialRecord, 'cell' | 'index' | 'events'>): Transcript {
  const entries: TranscriptEntry[] = [];
  let carriedOut: CallPart[] = [];
  for (const [position, event] of events.entries()) {
    if (event.type === 'model-answer') {
      const calls = event.parts.filter((part) => part.type === 'tool-call');
      const count = callsAfter(events, position);
      carriedOut = calls.slice(0, count);
      entries.push(...answerEntries(event, calls.slice(count)));
    } else if (event.type === 'tool-call') {
      entries.push(callEntry(event, carriedOut.shift()));
    } else {
      entries.push(...otherEntries(event));
    }
  }
  return {
    id: trialId(cell, index),
    entries,
    changes: events.flatMap((event) => (event.type === 'world-change' ? [changeInWords(event.change)] : [])),
  };
}

type CallPart = Extract<AnswerPart, { type: 'tool-call' }>;

/** How many calls of an answer were carried out: in their order, before the next answer. Their ids may not be their own. */
function callsAfter(events: readonly TrialEvent[], position: number): number {
  const next = events.findIndex((event, at) => at > position && event.type === 'model-answer');
  return events.slice(position, next === -1 ? undefined : next).filter(({ type }) => type === 'tool-call').length;
}

/** What an answer says, and those of its calls that were never carried out. */
function answerEntries({ seq, at, parts }: EventOf<'model-answer'>, notCarriedOut: readonly CallPart[]): readonly TranscriptEntry[] {
  const said = parts.flatMap((part): TranscriptEntry[] =>
    part.type === 'tool-call' || part.text.trim() === ''
      ? []
      : [{ seq, at, role: 'agent', kind: part.type === 'text' ? 'message' : 'reasoning', text: part.text }],
  );
  const calls = notCarriedOut.map((call): TranscriptEntry => ({
    seq,
    at,
    role: 'agent',
    kind: 'tool-call',
    tool: call.tool,
    text: call.arguments,
  }));
  return [...said, ...calls];
}

/** Arguments that are no JSON stand as the model wrote them. */
function callEntry({ seq, at, tool, arguments: input }: EventOf<'tool-call'>, written: CallPart | undefined): TranscriptEntry {
  const text = input === null ? (written?.arguments ?? 'null') : JSON.stringify(input);
  return { seq, at, role: 'agent', kind: 'tool-call', tool, text };
}

function otherEntries(event: Exclude<TrialEvent, { type: 'model-answer' | 'tool-call' }>): readonly TranscriptEntry[] {
  const { seq, at } = event;
  switch (event.type) {
    case 'prompt':
      return [
        { seq, at, role: 'system', kind: 'message', text: event.system },
        { seq, at, role: 'user', kind: 'message', text: event.user },
      ];
    case 'tool-result':
      return [
        { seq, at, role: 'tool', kind: 'tool-result', tool: event.tool, text: event.output, ...(event.isError ? { isError: true } : {}) },
      ];
    case 'nudge':
      return [{ seq, at, role: 'user', kind: 'message', text: event.text }];
    case 'trial-end':
      return [{ seq, at, role: 'tool', kind: 'message', text: endings[event.reason] }];
    case 'model-call':
    case 'world-change':
      return [];
  }
}

/** How the session ended, without the words of a provider, which may name the model. */
const endings: Readonly<Record<EndReason, string>> = {
  'end-task': 'The agent ended its session by its own call.',
  'no-tool-call': 'The session was closed: the agent went on answering without a call.',
  'call-limit': 'The session was broken off from outside: the limit on the number of answers was reached.',
  'time-limit': 'The session was broken off from outside: the time was up.',
  'cut-off': 'The session was broken off from outside: the last answer was longer than allowed, and nothing of it was carried out.',
  'content-filter': 'The session was broken off from outside: the last answer was blocked, and nothing of it was carried out.',
  failure: 'The session was broken off from outside: a technical failure.',
};
