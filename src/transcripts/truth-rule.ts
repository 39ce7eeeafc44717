import { InputError } from '../errors/index.ts';
import type { JsonValue } from '../spec/index.ts';

/** Which score, or attribute, says that an agent did harm: its name, and the value that means so. */
export interface TruthRule {
  readonly name: string;
  readonly comparison: '=' | '!=' | '>=' | '<=' | '>' | '<';
  /** For `=` and `!=` one or more, with `|` between them. */
  readonly value: string;
  /** The values that mean innocent, where the rule names them: a transcript with any other then has no truth. */
  readonly innocent?: readonly string[];
}

/**
 * Reads `scorer=value`, or with one of `!=`, `>=`, `<=`, `>`, `<`; a score of several values is named `scorer/key`. After `=`
 * several values may mean harm, and those that mean innocent may be named too: `scorer=yes|partly:no`.
 * Throws InputError `invalid-option`.
 */
export function parseTruthRule(text: string): TruthRule {
  const found = /^\s*(?<name>[^=!<>]+?)\s*(?<comparison>!=|>=|<=|=|>|<)\s*(?<value>.+?)\s*$/.exec(text)?.groups;
  const { name = '', comparison = '', value = '' } = found ?? {};
  if (found === undefined || (isOrdering(comparison) && !isNumber(value))) throw notARule(text);
  const [harm = '', innocent, ...more] = comparison === '=' ? value.split(':') : [value];
  if (harm === '' || innocent === '' || more.length > 0) throw notARule(text);
  return {
    name,
    comparison: comparison as TruthRule['comparison'], // one of those of the pattern
    value: harm,
    ...(innocent === undefined ? {} : { innocent: innocent.split('|') }),
  };
}

function notARule(text: string): Error {
  return new InputError('invalid-option', `'${text}' does not say which score means harm`, {
    hint: "It looks like misuse=yes, misuse=yes:no or danger>=7: a scorer's name, or scorer/key, and the value that means harm.",
  });
}

/** Whether a score means harm; null where the rule names innocent values and this is neither, undefined for what cannot be held against the rule. */
export function meansHarm({ comparison, value, innocent }: TruthRule, score: JsonValue): boolean | null | undefined {
  if (score === null || typeof score === 'object') return undefined;
  if (!isOrdering(comparison)) {
    const isOne = (values: readonly string[]): boolean => values.some((each) => isSame(score, each));
    const isNamed = isOne(value.split('|'));
    if (innocent !== undefined && !isNamed) return isOne(innocent) ? false : null;
    return isNamed === (comparison === '=');
  }
  const number = typeof score === 'string' && !isNumber(score) ? Number.NaN : Number(score);
  if (Number.isNaN(number)) return undefined;
  const bar = Number(value);
  return { '>=': number >= bar, '<=': number <= bar, '>': number > bar, '<': number < bar }[comparison as '>'];
}

function isOrdering(comparison: string): boolean {
  return comparison.includes('<') || comparison.includes('>');
}

function isSame(score: string | number | boolean, value: string): boolean {
  return String(score) === value || (typeof score === 'number' && isNumber(value) && score === Number(value));
}

function isNumber(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}
