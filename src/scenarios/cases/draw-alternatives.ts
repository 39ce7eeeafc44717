import type { Random } from '../../spec/index.ts';

/** One of the alternatives of each field, which are written `one | other | third`. A field without a bar is as it is written. */
export function drawAlternatives(fields: Readonly<Record<string, string>>, random: Random): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).map(([name, alternatives]) => [name, random.pick(alternatives.split(' | '))]));
}
