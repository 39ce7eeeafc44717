import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError } from '../errors/index.ts';
import { builtInCatalogue, mergeCatalogues, parseCatalogue, type Catalogue } from '../models/index.ts';
import type { Context } from './context.ts';
import type { OptionValues } from './options.ts';

/**
 * The catalogue that ships, with a person's own entries before it: those of `--catalogue`, `CUSTODES_CATALOGUE`, or
 * `custodes.catalogue.json` in the working folder where there is one.
 * Throws InputError `unreadable-file`, or for what is no catalogue.
 */
export function loadCatalogue({ environment, workingDirectory }: Context, { catalogue }: Pick<OptionValues, 'catalogue'>): Catalogue {
  const named = catalogue ?? environment['CUSTODES_CATALOGUE'];
  const path = resolve(workingDirectory, named ?? ownName);
  if (named === undefined && !existsSync(path)) return builtInCatalogue;
  return mergeCatalogues(builtInCatalogue, parseCatalogue(readOrExplain(path), path));
}

const ownName = 'custodes.catalogue.json';

function readOrExplain(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new InputError(
      'unreadable-file',
      `the catalogue ${path} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      { hint: 'Name a file that can be read.', cause },
    );
  }
}
