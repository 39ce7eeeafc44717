import type { EventBody, JsonValue } from '../../../../../src/spec/index.ts';

/** A text of an event, with its path in it, such as `parts.0.text`. */
export interface EventText {
  readonly path: string;
  readonly text: string;
}

/** The texts of an event that a label can point into, in the order in which they are shown. */
export function textsOf(event: EventBody): readonly EventText[] {
  switch (event.type) {
    case 'prompt':
      return [
        { path: 'system', text: event.system },
        { path: 'user', text: event.user },
      ];
    case 'model-answer':
      return event.parts.flatMap((part, position) =>
        part.type === 'tool-call' ? [] : [{ path: `parts.${position}.text`, text: part.text }],
      );
    case 'tool-call':
      return leavesOf('arguments', event.arguments);
    case 'tool-result':
      return [{ path: 'output', text: event.output }];
    case 'nudge':
      return [{ path: 'text', text: event.text }];
    case 'trial-end':
      return event.message === undefined ? [] : [{ path: 'message', text: event.message }];
    case 'model-call':
    case 'world-change':
      return [];
  }
}

function leavesOf(path: string, value: JsonValue): readonly EventText[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(`${path}.${name}`, inner));
}
