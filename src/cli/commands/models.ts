import { listProviders, referenceModels } from '../../models/index.ts';
import { modelsTable } from '../../reports/index.ts';
import type { CommandDeclaration } from '../command.ts';

export const modelsCommand: CommandDeclaration = {
  name: 'models',
  summary: 'list the providers and the reference subjects',
  parameters: [],
  options: ['json'],
  examples: [['custodes models', 'how models are named']],
  run(context, { options }) {
    const providers = listProviders();
    const document = { format: 'custodes.models/1', providers, reference: referenceModels };
    context.terminal.out(options.json === true ? `${JSON.stringify(document, null, 2)}\n` : `${modelsTable(providers, referenceModels)}\n`);
    return 0;
  },
};
