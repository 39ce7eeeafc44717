/** Where text goes. Standard output is for results, standard error for everything else. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Replaces the last lines written with `live`; for terminals only. */
  readonly isInteractive: boolean;
  /** Whether standard output is a terminal, and no file or pipe. */
  readonly outIsTerminal: boolean;
  readonly columns: number;
  readonly colour: boolean;
}

/** All that the command line takes from its surroundings, gathered in one place so that nothing else asks for it. */
export interface Context {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingDirectory: string;
  readonly terminal: Terminal;
  readonly clock: { readonly now: () => number };
  /** A fresh suffix for run ids: four letters or digits. */
  readonly freshSuffix: () => string;
  readonly version: string;
  readonly revision: string | undefined;
}

/** Gathers the context of this process. */
export function processContext({ version, revision }: { version: string; revision: string | undefined }): Context {
  return {
    environment: process.env,
    workingDirectory: process.cwd(),
    terminal: {
      out: (text) => void process.stdout.write(text),
      err: (text) => void process.stderr.write(text),
      isInteractive: process.stderr.isTTY && process.env['CI'] === undefined,
      outIsTerminal: process.stdout.isTTY,
      columns: process.stdout.isTTY ? process.stdout.columns : 120,
      colour: process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
    },
    clock: { now: () => Date.now() },
    freshSuffix: () => Math.random().toString(36).slice(2, 6).padEnd(4, '0'),
    version,
    revision,
  };
}
