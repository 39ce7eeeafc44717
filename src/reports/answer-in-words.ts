import type { ContinuationEvent } from '../spec/index.ts';

/** What the subject said in words; reasoning and tool calls are none. */
export function answerInWords(events: readonly ContinuationEvent[]): string {
  return events
    .flatMap((event) => (event.type === 'model-answer' ? event.parts : []))
    .flatMap((part) => (part.type === 'text' && part.text !== '' ? [part.text] : []))
    .join('\n');
}
