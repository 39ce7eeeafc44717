import { listProviders, referenceModels } from '../../models/index.ts';
import { modelsTable } from '../../reports/index.ts';
import type { CommandDeclaration } from '../command.ts';
import { loadCatalogue } from '../load-catalogue.ts';

export const modelsCommand: CommandDeclaration = {
  name: 'models',
  summary: 'list the models of the catalogue with prices, the providers and the reference subjects',
  parameters: ['[text]'],
  options: ['catalogue', 'json'],
  examples: [
    ['custodes models', 'what there is, and how it is named'],
    ['custodes models claude', 'all that is known of Claude models'],
    ['custodes models --json', 'the catalogue in the form that custodes.catalogue.json takes'],
  ],
  run(context, { parameters: [text], options }) {
    const catalogue = loadCatalogue(context, options);
    const providers = listProviders();
    const document = { format: 'custodes.models/1', catalogue, providers, reference: referenceModels };
    context.terminal.out(
      options.json === true
        ? `${JSON.stringify(document, null, 2)}\n`
        : `${modelsTable({ catalogue: catalogue.models, providers, reference: referenceModels }, { columns: context.terminal.columns, filter: text })}\n`,
    );
    return 0;
  },
};
