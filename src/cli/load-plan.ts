import { answeredContrasts, answeredRules, checkContrasts, checkStopping } from '../analysis/index.ts';
import { planStudy, resolveQuestions } from '../engine/index.ts';
import { standardQuestions } from '../scenarios/index.ts';
import type { AuditSetting, Plan, Study } from '../spec/index.ts';
import { toolLoop } from '../subjects/index.ts';
import { scenariosOf } from './auditing/run-scenarios.ts';
import type { Context } from './context.ts';
import { loadStudy } from './load-study.ts';
import type { OptionValues } from './options.ts';

/**
 * A study and its plan, checked as a whole before anything is spent. A study that was narrowed on the command line keeps
 * the contrasts and the rules to stop early that its cells answer. `audit`: what a deployer brought.
 * Throws InputError for a study that cannot be read or planned, and for a contrast that cannot be estimated.
 */
export async function loadPlan(
  name: string,
  options: OptionValues,
  { workingDirectory }: Context,
  audit?: AuditSetting,
): Promise<{ study: Study; plan: Plan }> {
  const scenarios = scenariosOf(audit === undefined ? {} : { audit });
  const written = await loadStudy(name, options, workingDirectory);
  const plan = planStudy(written, { scenarios, subject: toolLoop.name });
  const loaded = withQuestions(written, plan);
  const { cells } = plan;
  const narrowed = options.scenario !== undefined || options.model !== undefined;
  const { contrasts } = loaded;
  const study: Study =
    narrowed && contrasts !== undefined ? { ...loaded, contrasts: [...answeredContrasts({ study: loaded, cells, scenarios })] } : loaded;
  checkContrasts({ study, cells, scenarios });
  const ruled = narrowed && options.until === undefined ? withRules(study, answeredRules({ study, cells }, scenarios)) : study;
  checkStopping({ study: ruled, cells }, scenarios);
  return { study: ruled, plan };
}

/** The study with its follow-up questions in full, so that the run says what was asked. */
function withQuestions(study: Study, { cells }: Plan): Study {
  const { followUp } = study;
  return followUp === undefined ? study : { ...study, followUp: [...resolveQuestions(followUp, { cells, standard: standardQuestions })] };
}

function withRules({ until: _until, ...study }: Study, rules: readonly string[]): Study {
  return rules.length === 0 ? study : { ...study, until: [...rules] };
}
