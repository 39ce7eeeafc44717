import type { LanguageModelV4Message, LanguageModelV4Prompt } from '@ai-sdk/provider';

/** A tool call that was made, with what came back. */
export interface Exchange {
  readonly tool: string;
  readonly input: unknown;
  readonly output: string;
  /** The call was refused. */
  readonly isError: boolean;
}

/** What stands in the messages, read once each. */
export interface Conversation {
  readonly system: string;
  readonly user: string;
  /** Tool calls with their results, in order. */
  readonly exchanges: readonly Exchange[];
  /** Keys of the calls that need not be made again: they have succeeded, or were refused as often as one tries. */
  readonly settled: ReadonlySet<string>;
  /** Answers that the subject has given. */
  readonly answers: number;
  /** Characters read so far. */
  readonly characters: number;
  /** What it was last told, after the first user message, and has not answered yet. */
  readonly told?: string | undefined;
}

interface Reading extends Conversation {
  system: string;
  user: string;
  exchanges: Exchange[];
  readonly settled: Set<string>;
  readonly refusals: Map<string, number>;
  answers: number;
  characters: number;
  told: string | undefined;
  /** Messages taken in. */
  readonly read: LanguageModelV4Message[];
  readonly open: Map<string, { tool: string; input: unknown }>;
}

/** A conversation comes again at each call, one answer longer: it is known by its first user message. */
const readings = new WeakMap<LanguageModelV4Message, Reading>();

/** Reads a prompt. A pure function of it; what was read before is kept, as long as the prompt still begins with it. */
export function readConversation(prompt: LanguageModelV4Prompt): Conversation {
  const first = prompt.find((message) => message.role === 'user');
  const known = first === undefined ? undefined : readings.get(first);
  const reading = known?.read.every((message, position) => message === prompt[position]) === true ? known : emptyReading();
  for (const message of prompt.slice(reading.read.length)) {
    take(reading, message);
    reading.read.push(message);
  }
  if (first !== undefined) readings.set(first, reading);
  return reading;
}

/** A call in one text, by which it is known again, also where arguments come back in another order: OpenRouter's client sorts them. */
export function keyOf({ tool, input }: Pick<Exchange, 'tool' | 'input'>): string {
  const ordered = Object.entries({ ...(input as object | null) }).sort(([one], [other]) => (one < other ? -1 : 1)); // arguments are flat
  return `${tool} ${JSON.stringify(ordered)}`;
}

/** How often a call that is refused is tried. */
const patience = 3;

function settle({ settled, refusals }: Reading, exchange: Exchange): void {
  const key = keyOf(exchange);
  const refused = (refusals.get(key) ?? 0) + 1;
  if (exchange.isError) refusals.set(key, refused);
  if (!exchange.isError || refused >= patience) settled.add(key);
}

function emptyReading(): Reading {
  return {
    system: '',
    user: '',
    exchanges: [],
    settled: new Set(),
    refusals: new Map(),
    answers: 0,
    characters: 0,
    told: undefined,
    read: [],
    open: new Map(),
  };
}

function take(reading: Reading, message: LanguageModelV4Message): void {
  switch (message.role) {
    case 'system':
      reading.system += message.content;
      reading.characters += message.content.length;
      return;
    case 'user': {
      const text = message.content.map((part) => (part.type === 'text' ? part.text : '')).join('\n');
      if (reading.user === '') reading.user = text;
      else reading.told = text;
      reading.characters += text.length;
      return;
    }
    case 'assistant':
      reading.answers += 1;
      reading.told = undefined;
      for (const part of message.content)
        if (part.type === 'tool-call') reading.open.set(part.toolCallId, { tool: part.toolName, input: part.input });
      return;
    case 'tool':
      for (const part of message.content) {
        if (part.type !== 'tool-result') continue;
        const call = reading.open.get(part.toolCallId);
        const output = 'value' in part.output && typeof part.output.value === 'string' ? part.output.value : '';
        const exchange = { tool: part.toolName, input: call?.input ?? {}, output, isError: part.output.type.startsWith('error') };
        reading.exchanges.push(exchange);
        settle(reading, exchange);
        reading.characters += output.length;
      }
  }
}
