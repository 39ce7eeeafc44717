import type { ContinuationEvent, FollowUpRecord, InterviewRecord, Study } from '../../spec/index.ts';
import { eventText } from './event-text.ts';
import { heading } from './heading.ts';
import { visible } from './visible.ts';

/** What happened after a trial's end, as a transcript. */
export function continuationText(events: readonly ContinuationEvent[]): string {
  return events
    .map(eventText)
    .filter((text) => text !== '')
    .join('\n\n');
}

/** The questions that a trial was asked afterwards, with their answers; nothing where there were none. */
export function followUpLines(followUps: readonly FollowUpRecord[], { followUp = [] }: Pick<Study, 'followUp'>): string[] {
  const [first] = followUps;
  if (first === undefined) return [];
  const asks = new Map([followUp].flat().flatMap((question) => (typeof question === 'string' ? [] : [[question.id, question.ask]])));
  const ask = asks.get(first.question) ?? '';
  return [
    '',
    heading('Asked afterwards: no part of the trial, and of no measure'),
    'Each question was put to the conversation as it ended, by itself; no tool was carried out. The words around it:',
    `  ${indented(visible(messageOf(first).replace(ask, '<question>')))}`,
    ...followUps.flatMap((record) => ['', ...oneFollowUp(record, asks.get(record.question) ?? messageOf(record))]),
  ];
}

/** The interviews of a trial, a line each. */
export function interviewLines(interviews: readonly InterviewRecord[], trial: string): string[] {
  if (interviews.length === 0) return [];
  return [
    '',
    heading('Interviews: after the trial, and no part of it'),
    ...interviews.map(({ number, startedAt, events, modelCalls }) => {
      const messages = events.filter(({ type }) => type === 'message').length;
      return `${number}  ${startedAt}  ${messages} messages, ${modelCalls} model calls`;
    }),
    `custodes trial <run> ${trial} --interview 1 prints one.`,
  ];
}

function oneFollowUp({ question, outcome, reading, events }: FollowUpRecord, ask: string): string[] {
  const read =
    reading === null
      ? ''
      : ` · ${reading.method} reads: ${reading.said ?? 'nothing'}${reading.expected === null ? '' : `, right is: ${reading.expected}`}`;
  const said = events.flatMap((event) => {
    if (event.type === 'message' || event.type === 'model-call') return [];
    if (event.type !== 'model-answer') return [eventText(event)].filter((text) => text !== '');
    return event.parts.flatMap((part) => {
      if (part.type === 'tool-call') return [`→ ${visible(part.tool)} ${visible(part.arguments)} (not carried out)`];
      return part.text === '' ? [] : [part.type === 'reasoning' ? `(reasoning) ${visible(part.text)}` : visible(part.text)];
    });
  });
  return [`${question} (${outcome})${read}`, `  ${indented(visible(ask))}`, ...said.map((line) => `  » ${indented(line)}`)];
}

function messageOf({ events }: FollowUpRecord): string {
  return events.find((event) => event.type === 'message')?.text ?? '';
}

function indented(text: string): string {
  return text.replaceAll(/\n+/g, '\n    ');
}
