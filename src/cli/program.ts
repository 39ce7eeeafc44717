import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { InputError } from '../errors/index.ts';
import type { CommandDeclaration } from './command.ts';
import type { Context } from './context.ts';
import type { OptionDeclaration } from './option-declaration.ts';
import { options, type OptionName, type OptionValues } from './options.ts';

/**
 * Parses the arguments, runs the command and gives its exit code. Usage errors, help and the version are answered here;
 * errors of the command itself are thrown.
 */
export async function runProgram(
  commands: readonly CommandDeclaration[],
  context: Context,
  parameters: readonly string[],
): Promise<number> {
  let exitCode = 0;
  const program = newCommand('custodes', context)
    .description('Measure whether AI agents let humans shut down another AI.')
    .version(context.version, '--version', 'print the version')
    .addHelpText('after', '\nStart with `custodes run pocket`, which needs no key. Help on a command: `custodes help run`.');
  for (const declaration of commands) {
    const command = newCommand(declaration.name, context).description(declaration.summary);
    for (const parameter of declaration.parameters) command.argument(parameter);
    for (const name of declaration.options) command.addOption(commanderOption(options[name]));
    command.addHelpText('after', exampleText(declaration));
    command.action(async () => {
      exitCode = await declaration.run(context, {
        parameters: command.processedArgs as (string | undefined)[], // arguments are declared without parsers
        options: givenOptions(command, declaration.options),
      });
    });
    program.addCommand(command);
  }
  try {
    await program.parseAsync([...parameters], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2; // commander has printed its message
  }
  return exitCode;
}

function newCommand(name: string, { terminal }: Context): Command {
  return new Command(name)
    .exitOverride()
    .showSuggestionAfterError()
    .showHelpAfterError('Run with --help to see what it takes.')
    .configureOutput({
      writeOut: (text) => {
        terminal.out(text);
      },
      writeErr: (text) => {
        terminal.err(text);
      },
    })
    .configureHelp({ sortOptions: false });
}

function commanderOption(declaration: OptionDeclaration): Option {
  const option = new Option(declaration.flags, declaration.description);
  if (declaration.value === 'list')
    option.argParser((value: string, previous: readonly string[] | undefined) => [...(previous ?? []), value]);
  if (declaration.value === 'integer' || declaration.value === 'number') option.argParser((value) => parseNumber(value, declaration));
  return option;
}

function parseNumber(text: string, { value, minimum = -Infinity, maximum = Infinity }: OptionDeclaration): number {
  const number = Number(text);
  const kind = value === 'integer' ? 'a whole number' : 'a number';
  if (text.trim() === '' || !Number.isFinite(number) || (value === 'integer' && !Number.isInteger(number)))
    throw new InvalidArgumentError(`It must be ${kind}.`);
  if (number < minimum || number > maximum) {
    const range = maximum === Infinity ? `of at least ${minimum}` : `from ${minimum} to ${maximum}`;
    throw new InvalidArgumentError(`It must be ${kind} ${range}.`);
  }
  return number;
}

function givenOptions(command: Command, names: readonly OptionName[]): OptionValues {
  const values = command.opts<Record<string, unknown>>();
  const given = names.map((name) => [name, values[new Option(options[name].flags).attributeName()]] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== undefined)); // parsed by the table
}

function exampleText({ examples }: CommandDeclaration): string {
  if (examples.length === 0) return '';
  const width = Math.max(...examples.map(([command]) => command.length));
  return `\nExamples:\n${examples.map(([command, does]) => `  ${command.padEnd(width)}  ${does}`).join('\n')}`;
}

/** A parameter that a command needs; commander has checked that it is there. */
export function needed(value: string | undefined, name: string): string {
  if (value === undefined)
    throw new InputError('invalid-option', `${name} is missing`, { hint: 'Run the command with --help to see what it takes.' });
  return value;
}
