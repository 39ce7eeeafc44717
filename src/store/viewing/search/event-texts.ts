import type { JsonValue, TrialEvent } from '../../../spec/index.ts';

/**
 * The texts of an event that a search looks into, each by itself: prompts, answers and reasoning, tool calls with their
 * arguments, results, nudges. What changed in the world is not among them, since the calls and results say it.
 */
export function eventTexts(event: TrialEvent): readonly string[] {
  switch (event.type) {
    case 'prompt':
      return [event.system, event.user];
    case 'model-answer':
      // A tool call of an answer is an event of its own, with its arguments read.
      return event.parts.flatMap((part) => (part.type === 'tool-call' ? [] : [part.text]));
    case 'tool-call':
      return [event.tool, ...textsIn(event.arguments)];
    case 'tool-result':
      return [event.output];
    case 'nudge':
      return [event.text];
    case 'trial-end':
      return event.message === undefined ? [] : [event.message];
    case 'model-call':
    case 'world-change':
      return [];
  }
}

function textsIn(value: JsonValue): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  return value === null || typeof value === 'boolean' ? [] : Object.values(value).flatMap(textsIn);
}
