import type { EventView } from '../../../../src/spec/index.ts';

/** What happened from one model call to the next; turn 0 is what was there before the first. */
export interface Turn {
  readonly number: number;
  readonly events: readonly EventView[];
}

/** Two turns of the same number beside each other; one is missing where its trial has ended. */
export interface TurnPair {
  readonly number: number;
  readonly sides: readonly [readonly EventView[], readonly EventView[]];
  /** Whether the subjects did the same, and said the same. */
  readonly difference: 'none' | 'words' | 'acts';
}

/** Cuts the events of a trial, in order, into its turns. */
export function turnsOf(events: readonly EventView[]): Turn[] {
  const turns: { number: number; events: EventView[] }[] = [{ number: 0, events: [] }];
  for (const event of events) {
    if (event.type === 'model-call') turns.push({ number: turns.length, events: [] });
    turns.at(-1)?.events.push(event);
  }
  return turns;
}

/** Sets the turns of two trials beside each other by their number. */
export function pairTurns(first: readonly EventView[], second: readonly EventView[]): TurnPair[] {
  const [ones, others] = [turnsOf(first), turnsOf(second)];
  return Array.from({ length: Math.max(ones.length, others.length) }, (_none, number) => {
    const sides = [ones[number]?.events ?? [], others[number]?.events ?? []] as const;
    return { number, sides, difference: differenceOf(sides) };
  });
}

/** The turn that holds an event of one side; undefined where none does. */
export function turnWith(pairs: readonly TurnPair[], side: 0 | 1, seq: number | null): number | undefined {
  return pairs.find(({ sides }) => sides[side].some((event) => event.seq === seq))?.number;
}

/** The nearest turn in which the acts differ, after (1) or before (-1) a turn; undefined where there is none. */
export function nextDifference(pairs: readonly TurnPair[], from: number, way: 1 | -1): number | undefined {
  const numbers = pairs.filter(({ difference }) => difference === 'acts').map(({ number }) => number);
  return way === 1 ? numbers.find((number) => number > from) : numbers.findLast((number) => number < from);
}

function differenceOf([one, other]: TurnPair['sides']): TurnPair['difference'] {
  if (textOf(one, actsIn) !== textOf(other, actsIn)) return 'acts';
  return textOf(one, wordsIn) === textOf(other, wordsIn) ? 'none' : 'words';
}

function textOf(events: readonly EventView[], of: (event: EventView) => unknown): string {
  return JSON.stringify(events.map(of).filter((part) => part !== undefined));
}

/** What the subject did: tools with their arguments, whatever the order of their names; and how it came to its end. */
function actsIn(event: EventView): unknown {
  if (event.type === 'trial-end') return event.reason;
  if (event.type !== 'tool-call') return undefined;
  return [event.tool, sorted(event.arguments), event.cut.map(({ path, length }) => [path, length])];
}

/** What the subject said, but for its tool calls. */
function wordsIn(event: EventView): unknown {
  if (event.type !== 'model-answer') return undefined;
  return [event.parts.flatMap((part) => (part.type === 'tool-call' ? [] : [part.type, part.text])), event.cut];
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, part]) => [name, sorted(part)] as const)
      .sort(([a], [b]) => a.localeCompare(b)),
  );
}
