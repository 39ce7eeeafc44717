import { InputError } from '../../errors/index.ts';

/**
 * The words of a command line. Single and double quotes hold blanks together; nothing else has a meaning, and no shell sees
 * it. Throws InputError `invalid-option` for an empty line or a quote without its end.
 */
export function splitCommand(line: string): readonly [string, ...string[]] {
  const words = [...line.matchAll(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g)];
  const left = line.replaceAll(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g, '').trim();
  const [command, ...rest] = words.map(([word]) =>
    word.replaceAll(/'([^']*)'|"([^"]*)"/g, (_all, single?: string, double?: string) => single ?? double ?? ''),
  );
  if (command === undefined || left !== '')
    throw new InputError('invalid-option', `'${line}' is no command`, {
      hint: "It looks like --model 'monitor:command:./my-monitor --strict'; quotes come in pairs.",
    });
  return [command, ...rest];
}
