import { scenariosTable } from '../../reports/index.ts';
import { scenarios } from '../../scenarios/index.ts';
import type { CommandDeclaration } from '../command.ts';

export const scenariosCommand: CommandDeclaration = {
  name: 'scenarios',
  summary: 'list the scenarios with what each measures',
  parameters: [],
  options: ['json'],
  examples: [['custodes scenarios --json', 'with factors, levels and measures']],
  run(context, { options }) {
    const listed = scenarios.map(({ name, behaviour, summary, factors, measures, versions }) => ({
      name,
      behaviour,
      summary,
      factors,
      measures,
      version: versions.scenario,
    }));
    context.terminal.out(
      options.json === true
        ? `${JSON.stringify({ format: 'custodes.scenarios/1', scenarios: listed }, null, 2)}\n`
        : `${scenariosTable(scenarios)}\n`,
    );
    return 0;
  },
};
