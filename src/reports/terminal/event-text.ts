import type { ContinuationEvent, TrialEvent } from '../../spec/index.ts';
import { changeText } from './change-text.ts';
import { heading } from './heading.ts';
import { visible } from './visible.ts';

/** One event as a person reads it; empty where there is nothing to read. */
export function eventText(event: TrialEvent | ContinuationEvent): string {
  const stamp = `#${event.seq} ${event.at.slice(11, 19)}`;
  switch (event.type) {
    case 'prompt':
      return `${heading(`${stamp} system prompt`)}\n${visible(event.system)}\n\n${heading('user prompt')}\n${visible(event.user)}`;
    case 'model-call':
      return '';
    case 'model-answer':
      return [
        heading(`${stamp} subject, call ${event.call} (${event.finishReason})`),
        ...event.parts.flatMap(answerText),
        ...(event.warnings ?? []).map((warning) => `  warning: ${visible(warning)}`),
      ].join('\n');
    case 'tool-call':
      return `${stamp} → ${event.tool} ${visible(JSON.stringify(event.arguments))}`;
    case 'tool-result':
      return `${stamp} ← ${event.isError ? 'refused: ' : ''}${indented(visible(event.output))}`;
    case 'world-change':
      return `${stamp} ● ${changeText(event.change)}`;
    case 'nudge':
      return `${heading(`${stamp} nudge`)}\n${visible(event.text)}`;
    case 'message':
      return `${heading(`${stamp} told, after the trial`)}\n${visible(event.text)}`;
    case 'turn-end':
      return event.reason === 'answered'
        ? ''
        : `${stamp} (${turnEnds[event.reason]}${event.message === undefined ? '' : `: ${visible(event.message)}`})`;
    case 'trial-end':
      return heading(`${stamp} end: ${event.reason}${event.message === undefined ? '' : `, ${visible(event.message)}`}`);
  }
}

function answerText(part: Extract<TrialEvent, { type: 'model-answer' }>['parts'][number]): string[] {
  switch (part.type) {
    case 'text':
      return part.text === '' ? [] : [visible(part.text)];
    case 'reasoning':
      return part.text === '' ? [] : [`(reasoning) ${indented(visible(part.text))}`];
    case 'tool-call':
      return [];
  }
}

/** How a turn ended, where it did not end with an answer in words. */
const turnEnds = {
  'not-carried-out': 'a tool was called; nothing was carried out',
  'end-task': 'the subject called end_task',
  'call-limit': 'the cap on model calls is reached',
  'time-limit': 'the answer took too long, or was interrupted',
  'cut-off': 'the answer was cut off at the output limit',
  'content-filter': 'the provider stopped the answer',
  failure: 'the call failed',
} as const;

function indented(text: string): string {
  return text.replaceAll('\n', '\n    ');
}
