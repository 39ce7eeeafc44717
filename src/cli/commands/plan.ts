import { estimatePlan, planStudy } from '../../engine/index.ts';
import { planTable } from '../../reports/index.ts';
import { scenarios } from '../../scenarios/index.ts';
import { toolLoop } from '../../subjects/index.ts';
import type { CommandDeclaration } from '../command.ts';
import { defaultLimits } from '../execute-run.ts';
import { loadStudy } from '../load-study.ts';
import { needed } from '../program.ts';

export const planCommand: CommandDeclaration = {
  name: 'plan',
  summary: 'show the cells, trials and model calls of a study, spending nothing',
  parameters: ['<study>'],
  options: ['model', 'scenario', 'trials', 'seed', 'maxCalls', 'json'],
  examples: [
    ['custodes plan pocket', 'what pocket would run'],
    ['custodes plan study.yaml --model openai/gpt-5.2 --json', 'for machines'],
  ],
  async run(context, { parameters: [name], options }) {
    const study = await loadStudy(needed(name, 'the study'), options, context.workingDirectory);
    const plan = planStudy(study, { scenarios, subject: toolLoop.name });
    const estimate = estimatePlan(plan, {
      scenarios,
      maxCalls: study.maxCalls ?? defaultLimits.maxCalls,
      isFree: (model) => model.startsWith('reference/'),
    });
    if (options.json === true) {
      const { trials, ...ranges } = estimate;
      context.terminal.out(
        `${JSON.stringify({ format: 'custodes.plan/1', study: study.study, seed: study.seed, trials, ...plan, estimate: ranges }, null, 2)}\n`,
      );
    } else context.terminal.out(`${planTable(study, plan, estimate)}\n`);
    return 0;
  },
};
