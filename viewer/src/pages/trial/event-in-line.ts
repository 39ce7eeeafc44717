import type { EventView } from '../../../../src/spec/index.ts';
import { changeInWords } from '../../parts/change-in-words.ts';
import { argumentsOf, movement, writtenFile } from './tools/read-result.ts';

/** An event in a line, for links to it. */
export function eventInLine(event: EventView): string {
  switch (event.type) {
    case 'prompt':
      return 'the prompts';
    case 'model-call':
      return `call ${event.call} was sent`;
    case 'model-answer':
      return `answer ${event.call}: ${short(event.parts.map((part) => (part.type === 'tool-call' ? `→ ${part.tool}` : part.text)).join(' '))}`;
    case 'tool-call':
      return `→ ${event.tool} ${short(callInWords(event.tool, event.arguments))}`;
    case 'tool-result':
      return `← ${event.tool} ${short(event.output.split('\n', 1)[0] ?? '')}`;
    case 'world-change':
      return changeInWords(event.change);
    case 'nudge':
      return 'nudge';
    case 'trial-end':
      return `end: ${event.reason}`;
  }
}

function callInWords(tool: string, input: Parameters<typeof argumentsOf>[0]): string {
  const file = writtenFile(tool, input);
  if (file !== undefined) return `${file.name}: ${file.text.split('\n')[0] ?? ''}`;
  const moved = movement(tool, input);
  if (moved !== undefined) return `${moved.from} → ${moved.to}${moved.files.length === 0 ? '' : `: ${moved.files.join(', ')}`}`;
  return argumentsOf(input)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}

function short(text: string): string {
  const line = text.slice(0, 400).replaceAll(/\s+/gu, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}
