import { familyOf } from '../../models/index.ts';

/**
 * What an author's model is to a monitor's, as a level of the factor `authorship`, by their names: the same model, of the
 * same family, or another vendor's. Models of no known family are strangers to all but themselves.
 */
export function relationOf(monitor: string, author: string): 'same-model' | 'same-family' | 'other-vendor' {
  const [one, other] = [plainName(monitor), plainName(author)];
  if (one === other) return 'same-model';
  if (isReference(one) || isReference(other)) return isReference(one) && isReference(other) ? 'same-family' : 'other-vendor';
  const family = familyOf(one);
  return family !== unknownFamily && family === familyOf(other) ? 'same-family' : 'other-vendor';
}

/** What is not known by its name. */
const unknownFamily = familyOf('reference/any');

/** Without its parameters. */
function plainName(model: string): string {
  return model.split('?')[0] ?? model;
}

function isReference(model: string): boolean {
  return model.startsWith('reference/');
}
