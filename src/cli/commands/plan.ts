import { adviseStopping } from '../../analysis/index.ts';
import { estimatePlan, questionsOfStudy, type EstimateSetting, type PlanEstimate } from '../../engine/index.ts';
import { costOf, findCatalogueEntry, priceOf, type Catalogue } from '../../models/index.ts';
import { planTable, stoppingAdviceTable } from '../../reports/index.ts';
import { scenarios } from '../../scenarios/index.ts';
import type { Plan, StoppingAdvice, Study } from '../../spec/index.ts';
import type { CommandDeclaration } from '../command.ts';
import { loadCatalogue } from '../load-catalogue.ts';
import { loadPlan } from '../load-plan.ts';
import { measuredUsage } from '../measured-usage.ts';
import { needed } from '../program.ts';
import { limitsOf } from '../running/execute-run.ts';
import { runPilot } from '../running/run-pilot.ts';
import { subjectSettings } from '../running/subject-settings.ts';
import { runsFolder } from '../runs-folder.ts';

export const planCommand: CommandDeclaration = {
  name: 'plan',
  summary: 'show the cells, trials, model calls, tokens and cost of a study, spending nothing unless a pilot is asked for',
  parameters: ['<study>'],
  options: [
    'model',
    'scenario',
    'trials',
    'seed',
    'maxCalls',
    'maxOutputTokens',
    'reasoning',
    'pilot',
    'budget',
    'budgetTokens',
    'allowUnpriced',
    'concurrency',
    'baseUrl',
    'catalogue',
    'until',
    'untilJoint',
    'forecastRate',
    'forecastDifference',
    'out',
    'json',
  ],
  examples: [
    ['custodes plan pocket', 'what pocket would run'],
    ['custodes plan pocket --model openai/gpt-5.2', 'and what it would cost with a paid model'],
    ['custodes plan pocket --model openai/gpt-5.2 --pilot 2 --budget 5', 'buys two trials a cell first, and estimates from them'],
    ['custodes plan study.yaml --until "decided:exfiltrated:0.5"', 'and what stopping early would save, for rates that may come'],
    ['custodes plan study.yaml --until "width<=0.2" --expect-rate 0.1', 'the same for a rate that one expects'],
    ['custodes plan study.yaml --json', 'for machines'],
  ],
  async run(context, { parameters: [name], options }) {
    const catalogue = loadCatalogue(context, options);
    if (options.pilot !== undefined) await runPilot({ context, options, catalogue }, needed(name, 'the study'), options.pilot);
    const { study, plan } = await loadPlan(needed(name, 'the study'), options, context);
    const measured = measuredUsage(runsFolder(context, options), new Set(plan.cells.map(({ id }) => id)));
    const estimate = estimateOf(plan, study, { catalogue, measured });
    const notes = notesOn(estimate, catalogue, new Date(context.clock.now()));
    const advice = adviseStopping({ study, cells: plan.cells }, scenarios, {
      ...(options.forecastRate === undefined ? {} : { rate: options.forecastRate }),
      ...(options.forecastDifference === undefined ? {} : { difference: options.forecastDifference }),
    });
    context.terminal.out(
      options.json === true
        ? `${JSON.stringify(planDocument(study, plan, { estimate, notes, advice }), null, 2)}\n`
        : `${planTable(study, plan, estimate, { notes, columns: context.terminal.columns })}\n${adviceText(advice, context.terminal.columns)}`,
    );
    return 0;
  },
};

function adviceText(advice: readonly StoppingAdvice[], columns: number): string {
  return advice.length === 0 ? '' : `\n${stoppingAdviceTable(advice, { columns })}\n`;
}

function estimateOf(
  plan: Plan,
  study: Study,
  { catalogue, measured }: Required<Pick<EstimateSetting, 'measured'>> & { catalogue: Catalogue },
): PlanEstimate {
  return estimatePlan(plan, {
    scenarios,
    maxCalls: limitsOf(study).maxCalls,
    priceOf: (model) => priceOf(catalogue, model),
    costOf,
    maxOutputTokensOf: (model) => subjectSettings(study, model).maxOutputTokens ?? Infinity,
    measured,
    questions: questionsOfStudy(study),
    reasons: (model) => askedToReason(study, model) ?? findCatalogueEntry(catalogue, model)?.route.capabilities.reasonsByDefault ?? false,
  });
}

/** Whether the study tells a model to reason; undefined where it says nothing. */
function askedToReason({ reasoning, roles, modelSettings }: Study, model: string): boolean | undefined {
  const own = modelSettings?.[model] ?? modelSettings?.[model.split('?')[0] ?? model];
  const asked = own?.reasoning ?? roles?.subject?.reasoning ?? reasoning;
  if (asked === undefined) return undefined;
  return typeof asked === 'string' ? asked !== 'none' : asked.budgetTokens > 0;
}

function planDocument(
  study: Study,
  plan: Plan,
  { estimate, notes, advice }: { estimate: PlanEstimate; notes: readonly string[]; advice: readonly StoppingAdvice[] },
) {
  const { trials, calls, inputTokens, outputTokens, costUsd, models, bases, assumptions, followUpCalls } = estimate;
  return {
    format: 'custodes.plan/1',
    study: study.study,
    seed: study.seed,
    trials,
    ...plan,
    estimate: { calls, inputTokens, outputTokens, costUsd },
    estimateDetails: { models, bases, assumptions, followUpCalls, notes },
    followUp: questionsOfStudy(study),
    /** What the rules of the study to stop early would do, each by itself; empty without rules. */
    stopping: advice,
  };
}

/** What a person should know of the models before spending: retirement, and prices that an answer may exceed. */
function notesOn({ models }: PlanEstimate, catalogue: Catalogue, today: Date): string[] {
  return models.flatMap(({ model }) => {
    const route = findCatalogueEntry(catalogue, model)?.route;
    if (route === undefined) return [];
    const { retiredOn, priceBasis } = route;
    return [
      ...(retiredOn === null
        ? []
        : [`${model}: ${new Date(retiredOn) <= today ? 'retired by its provider' : 'will be retired'} on ${retiredOn}.`]),
      ...(priceBasis === 'varies'
        ? [`${model}: its hosts ask different prices; this is the highest that was listed, and may be exceeded.`]
        : []),
    ];
  });
}
