import type { Context } from './context.ts';
import type { OptionName, OptionValues } from './options.ts';

/** A command of the command line, declared as data; `program.ts` makes the parser and its help from it. */
export interface CommandDeclaration {
  readonly name: string;
  readonly summary: string;
  /** Positional arguments as commander writes them: `<run>` is needed, `[study]` is not. */
  readonly parameters: readonly string[];
  readonly options: readonly OptionName[];
  /** Full command lines, with what each does. */
  readonly examples: readonly (readonly [command: string, does: string])[];
  /** Does the work and gives the exit code. */
  run(context: Context, invocation: Invocation): Promise<number> | number;
}

/** What was given to a command. */
export interface Invocation {
  readonly parameters: readonly (string | undefined)[];
  readonly options: OptionValues;
}
