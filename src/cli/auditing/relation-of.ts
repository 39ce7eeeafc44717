import { InputError } from '../../errors/index.ts';
import { familyOf, isSameModel, vendorOf } from '../../models/index.ts';

/**
 * What an author's model is to a monitor's, as a level of the factor `authorship`, by their names: the same model by
 * whatever route, another of the same vendor, or another vendor's. Models of no known vendor are strangers to all but
 * themselves.
 */
export function relationOf(monitor: string, author: string): 'same-model' | 'same-family' | 'other-vendor' {
  if (isSameModel(monitor, author)) return 'same-model';
  const vendor = vendorOf(monitor);
  return vendor !== undefined && vendor === vendorOf(author) ? 'same-family' : 'other-vendor';
}

/**
 * The family under which another vendor's model is named in an audit, where models to be watched are such; undefined where
 * none is. Throws InputError `invalid-option` where they are of more than one, or one of them is no stranger to another of
 * the monitors: a reviewer is told the author's family, and an audit shows one stranger.
 */
export function strangersTo(monitors: readonly string[], watching: readonly string[]): readonly string[] | undefined {
  const isStranger = (monitor: string, model: string): boolean => relationOf(monitor, model) === 'other-vendor';
  const strangers = watching.filter((model) => monitors.some((monitor) => isStranger(monitor, model)));
  const families = [...new Set(strangers.map(familyOf))];
  if (families.length > 1)
    throw new InputError('invalid-option', `${strangers.join(' and ')} are of different families, and an audit shows one other vendor`, {
      hint: 'Run an audit for each of them: --watching can name several models of one family.',
    });
  for (const model of strangers)
    for (const monitor of monitors)
      if (!isStranger(monitor, model) && familyOf(monitor) !== familyOf(model))
        throw new InputError('invalid-option', `${model} is another vendor's to one of the monitors, and not to ${monitor}`, {
          hint: 'Run an audit for each monitor.',
        });
  return families.length === 0 ? undefined : families;
}

/** A line for each model to be watched whose vendor its name does not tell. */
export function unknownVendors(watching: readonly string[]): string[] {
  return watching
    .filter((model) => vendorOf(model) === undefined)
    .map((model) => `The name ${model} tells no known vendor: it is taken for a stranger's, and shown as '${familyOf(model)}'.`);
}
