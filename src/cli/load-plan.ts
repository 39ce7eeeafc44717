import { answeredContrasts, checkContrasts } from '../analysis/index.ts';
import { planStudy } from '../engine/index.ts';
import { scenarios } from '../scenarios/index.ts';
import type { Plan, Study } from '../spec/index.ts';
import { toolLoop } from '../subjects/index.ts';
import type { Context } from './context.ts';
import { loadStudy } from './load-study.ts';
import type { OptionValues } from './options.ts';

/**
 * A study and its plan, checked as a whole before anything is spent. A study that was narrowed on the command line keeps
 * the contrasts that its cells answer.
 * Throws InputError for a study that cannot be read or planned, and for a contrast that cannot be estimated.
 */
export async function loadPlan(name: string, options: OptionValues, { workingDirectory }: Context): Promise<{ study: Study; plan: Plan }> {
  const loaded = await loadStudy(name, options, workingDirectory);
  const plan = planStudy(loaded, { scenarios, subject: toolLoop.name });
  const { cells } = plan;
  const narrowed = options.scenario !== undefined || options.model !== undefined;
  const { contrasts } = loaded;
  const study: Study =
    narrowed && contrasts !== undefined ? { ...loaded, contrasts: [...answeredContrasts({ study: loaded, cells, scenarios })] } : loaded;
  checkContrasts({ study, cells, scenarios });
  return { study, plan };
}
