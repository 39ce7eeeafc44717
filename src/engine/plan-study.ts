import { InputError, unknownName } from '../errors/index.ts';
import {
  cellId,
  contradiction,
  defaultLevelOf,
  factorApplies,
  factorNames,
  matchesAny,
  requireKnownLevel,
  requireKnownLevels,
  type Cell,
  type Condition,
  type DroppedCell,
  type FactorName,
  type Plan,
  type Scenario,
  type Study,
  type StudyBlock,
} from '../spec/index.ts';
import { combinations } from './combinations.ts';

/** What there is to plan with. */
export interface PlanningCatalogue {
  readonly scenarios: readonly Scenario[];
  /** The name of the subject driver that the cells get. */
  readonly subject: string;
}

/** Trials a cell where a study does not say. */
export const defaultTrials = 100;

/**
 * Plans a study: crosses its factors, leaves out what a scenario does not know, drops what it cannot take (with the
 * reason), and merges equal cells, of which the larger number of trials counts.
 * Throws InputError `unknown-name` for names that do not exist, `invalid-study` where nothing is left to run.
 */
export function planStudy(study: Study, catalogue: PlanningCatalogue): Plan {
  const cells = new Map<string, Cell>();
  const dropped = new Map<string, DroppedCell>();
  for (const block of blocksOf(study)) {
    const crossed = checkedFactors(block);
    checkPartialConditions(block);
    for (const name of block.scenarios ?? unnamedScenarios(catalogue)) {
      const scenario = catalogue.scenarios.find((known) => known.name === name);
      if (scenario === undefined)
        throw unknownName(
          'scenario',
          name,
          catalogue.scenarios.map((known) => known.name),
        );
      for (const model of block.models ?? []) {
        for (const levels of combinations(crossed.filter(([factor]) => factor in scenario.factors))) {
          const condition = fullCondition(scenario, levels);
          if (!selected(block, { ...condition, scenario: name, model })) continue;
          const reason = refusal(scenario, condition);
          if (reason !== undefined) {
            dropped.set(JSON.stringify([name, model, condition]), { scenario: name, model, condition, reason });
            continue;
          }
          const identity = { scenario: name, condition, model, subject: catalogue.subject };
          const id = cellId(identity);
          const trials = Math.max(block.trials ?? defaultTrials, cells.get(id)?.trials ?? 0);
          cells.set(id, { id, ...identity, trials });
        }
      }
    }
  }
  const plan = { cells: [...cells.values()], dropped: [...dropped.values()] };
  if (plan.cells.length === 0) throw nothingToRun(study, plan.dropped);
  return plan;
}

/** The blocks of a study, each with what stands beside them as its default. */
function blocksOf(study: Study): StudyBlock[] {
  const shared: StudyBlock = { scenarios: study.scenarios, models: study.models, factors: study.factors, trials: study.trials };
  const selection = { only: study.only, exclude: study.exclude };
  return (study.blocks ?? [{}]).map((block) => ({
    ...shared,
    ...block,
    factors: { ...shared.factors, ...block.factors },
    only: block.only ?? selection.only,
    exclude: [...(selection.exclude ?? []), ...(block.exclude ?? [])],
  }));
}

/** The scenarios of a study that names none: all but reviews, which share no factor with them but relationship and wording. */
function unnamedScenarios({ scenarios }: PlanningCatalogue): readonly string[] {
  return scenarios.filter(({ behaviour }) => behaviour !== 'oversight').map(({ name }) => name);
}

function checkedFactors(block: StudyBlock): [FactorName, readonly string[]][] {
  return Object.entries(block.factors ?? {}).map(([factor, levels]) => {
    if (!isFactor(factor)) throw unknownName('factor', factor, factorNames);
    for (const level of levels) requireKnownLevel(factor, level);
    return [factor, levels];
  });
}

function checkPartialConditions(block: StudyBlock): void {
  for (const partial of [...(block.only ?? []), ...(block.exclude ?? [])]) requireKnownLevels(partial);
}

function isFactor(name: string): name is FactorName {
  return factorNames.some((factor) => factor === name);
}

/** Every factor that the scenario knows and that applies, at the level asked for or its default. */
function fullCondition(scenario: Scenario, levels: Condition): Condition {
  const known = factorNames.filter((factor) => factor in scenario.factors);
  const whole: Condition = Object.fromEntries(known.map((factor) => [factor, levels[factor] ?? defaultLevelOf(factor)]));
  return Object.fromEntries(known.filter((factor) => factorApplies(factor, whole)).map((factor) => [factor, whole[factor]]));
}

function selected(block: StudyBlock, condition: Readonly<Record<string, string>>): boolean {
  const wanted = block.only === undefined || block.only.length === 0 || matchesAny(block.only, condition);
  return wanted && !matchesAny(block.exclude ?? [], condition);
}

function refusal(scenario: Scenario, condition: Condition): string | undefined {
  for (const factor of factorNames) {
    const level = condition[factor];
    if (level !== undefined && scenario.factors[factor]?.includes(level) === false) return `${scenario.name} has no ${factor} '${level}'`;
  }
  return contradiction(condition) ?? scenario.refuses?.(condition);
}

function nothingToRun(study: Study, dropped: readonly DroppedCell[]): InputError {
  const models = study.models ?? study.blocks?.flatMap((block) => block.models ?? []) ?? [];
  if (models.length === 0) {
    return new InputError('invalid-study', `study '${study.study}' names no model`, {
      hint: 'Name one with --model, such as --model reference/protector or --model openai/gpt-5.2.',
    });
  }
  const reasons = [...new Set(dropped.map(({ reason }) => reason))].slice(0, 3);
  return new InputError('invalid-study', `study '${study.study}' plans no trial`, {
    hint: reasons.length > 0 ? `Every cell was dropped: ${reasons.join('; ')}.` : 'Its only and exclude lists leave no cell.',
  });
}
