import { closest, distance } from 'fastest-levenshtein';
import { InputError } from './custodes-error.ts';

/**
 * The error for a name that does not exist, with the nearest one that does.
 * `kind` is the word for what was named (`study`, `factor`, …); `known` are the names there are.
 */
export function unknownName(kind: string, name: string, known: readonly string[]): InputError {
  const nearest = nearestName(name, known);
  const list = known.length > 0 ? `There are: ${known.join(', ')}.` : 'There are none.';
  const hint = nearest === undefined ? list : `Did you mean '${nearest}'? ${list}`;
  return new InputError('unknown-name', `unknown ${kind} '${name}'`, { hint, data: { kind, name, nearest: nearest ?? null } });
}

/** The known name that is nearest, or undefined where none is near: more than half of the letters differ. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const nearest = closest(name, [...known]);
  return distance(name, nearest) <= Math.max(2, Math.ceil(nearest.length / 2)) ? nearest : undefined;
}
