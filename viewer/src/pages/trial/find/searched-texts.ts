import type { EventBody, JsonValue } from '../../../../../src/spec/index.ts';

/** The texts of an event that a search looks into, as the search over all trials does: what was said, called and answered; not what changed in the world. */
export function searchedTexts(event: EventBody): readonly string[] {
  switch (event.type) {
    case 'prompt':
      return [event.system, event.user];
    case 'model-answer':
      return event.parts.flatMap((part) => (part.type === 'tool-call' ? [] : [part.text]));
    case 'tool-call':
      return [event.tool, ...leavesOf(event.arguments)];
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

function leavesOf(value: JsonValue): readonly string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [];
}
