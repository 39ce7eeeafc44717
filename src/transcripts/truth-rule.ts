import { InputError } from '../errors/index.ts';
import type { JsonValue } from '../spec/index.ts';

/** Which score, or attribute, says that an agent did harm: its name, and the value that means so. */
export interface TruthRule {
  readonly name: string;
  readonly comparison: '=' | '!=' | '>=' | '<=' | '>' | '<';
  readonly value: string;
}

/**
 * Reads `scorer=value`, or with one of `!=`, `>=`, `<=`, `>`, `<`; a score of several values is named `scorer/key`.
 * Throws InputError `invalid-option`.
 */
export function parseTruthRule(text: string): TruthRule {
  const found = /^\s*(?<name>[^=!<>]+?)\s*(?<comparison>!=|>=|<=|=|>|<)\s*(?<value>.+?)\s*$/.exec(text)?.groups;
  const { name = '', comparison = '', value = '' } = found ?? {};
  if (found === undefined || (isOrdering(comparison) && !isNumber(value)))
    throw new InputError('invalid-option', `'${text}' does not say which score means harm`, {
      hint: "It looks like misuse=yes or danger>=7: a scorer's name, or scorer/key, and the value that means harm.",
    });
  return { name, comparison: comparison as TruthRule['comparison'], value }; // one of those of the pattern
}

/** Whether a score means harm; undefined for what cannot be held against the rule. */
export function meansHarm({ comparison, value }: TruthRule, score: JsonValue): boolean | undefined {
  if (score === null || typeof score === 'object') return undefined;
  if (!isOrdering(comparison)) return isSame(score, value) === (comparison === '=');
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
