import { createInterface, type Interface } from 'node:readline';

/** What a person says, one message after the other. */
export interface Messages extends AsyncIterable<string> {
  /** Ends the waiting for a next one. */
  close(): void;
}

/** The messages of `--say`. */
export function givenMessages(texts: readonly string[]): Messages {
  return {
    // eslint-disable-next-line @typescript-eslint/require-await -- they are there; lines that are typed are not
    async *[Symbol.asyncIterator]() {
      yield* texts;
    },
    close: () => undefined,
  };
}

/** Lines of standard input, typed or piped; empty ones are left out. On a terminal, each is asked for. */
export function typedMessages({ prompt, onInterrupt }: { prompt: string; onInterrupt: () => void }): Messages {
  const isTerminal = process.stdin.isTTY;
  const lines = createInterface({ input: process.stdin, terminal: isTerminal, ...(isTerminal ? { output: process.stderr } : {}) });
  lines.setPrompt(prompt);
  // A terminal in raw mode gives Ctrl-C to the reader of lines, and not to the process.
  lines.on('SIGINT', onInterrupt);
  return {
    [Symbol.asyncIterator]: () => read(lines, isTerminal),
    close: () => {
      lines.close();
    },
  };
}

async function* read(lines: Interface, isTerminal: boolean): AsyncGenerator<string> {
  if (isTerminal) lines.prompt();
  for await (const line of lines) {
    if (line.trim() !== '') yield line.trim();
    if (isTerminal) lines.prompt();
  }
}
