import { publishedStudies, type Published } from '../analysis/index.ts';
import { InputError, unknownName } from '../errors/index.ts';
import { findCatalogueEntry, referenceModels } from '../models/index.ts';
import type { RunRecord } from '../spec/index.ts';
import type { Context } from './context.ts';
import { loadCatalogue } from './load-catalogue.ts';
import type { OptionValues } from './options.ts';

/**
 * What a run is to be held against, by `--against` and `--self-test`; undefined where it was not asked for. Throws
 * InputError for a study that is not known, and for models of which nothing is published.
 */
export function publishedOption(context: Context, options: OptionValues, { cells, synthetic }: RunRecord): Published | undefined {
  const { againstStudy, selfTest = false } = options;
  if (againstStudy === undefined) {
    if (selfTest)
      throw new InputError('invalid-option', '--self-test tests a comparison, and there is none', { hint: 'Add --against potter2026.' });
    return undefined;
  }
  const against = publishedStudies.find((study) => study === againstStudy);
  if (against === undefined) throw unknownName('published study', againstStudy, publishedStudies);
  const catalogue = loadCatalogue(context, options);
  const paperNameOf = (model: string): string | undefined =>
    findCatalogueEntry(catalogue, model)?.model.study?.name ?? (selfTest ? standsFor(model) : undefined);
  const models = [...new Set(cells.map(({ model }) => model))];
  // Planted subjects without --self-test get the error that says so.
  if ((selfTest || !synthetic) && models.every((model) => paperNameOf(model) === undefined))
    throw new InputError('invalid-option', `${against} has no figures of ${models.join(', ')}`, {
      hint: selfTest
        ? 'The subject whose rates are those published is reference/published: custodes run potter2026 --model reference/published.'
        : 'custodes models lists the models that it studied; in a catalogue of your own, `study` names the model of an id.',
    });
  return { against, paperNameOf, selfTest };
}

function standsFor(model: string): string | undefined {
  return referenceModels.find(({ name }) => model === `reference/${name}`)?.standsFor;
}
