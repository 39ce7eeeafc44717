import { defaultLevelOf, factorNames, type Condition, type JsonObject, type Scenario, type Situation, type Stage, type StageRequest } from '../../spec/index.ts';
import { World } from '../../world/index.ts';
import { endTask, refuse, retrieveMemory, type Play, type Tool } from '../toolkits/index.ts';
import { drawVariant, workplaceOf } from '../workplace/index.ts';
import { levelsFiles } from './levels-texts.ts';
import { createStageCache } from './stage-cache.ts';
import type { ScenarioParts } from './scenario-parts.ts';
import { setStage } from './set-stage.ts';
import { versionsOf } from './versions.ts';

/** Makes a scenario of its parts: texts filled, stages cached, tools put to work. */
export function defineScenario<Facts extends JsonObject>(parts: ScenarioParts<Facts>): Scenario {
  const levels = levelsFiles(parts.folder);
  const versions = versionsOf(parts);
  const cached = createStageCache();
  const memories = new WeakMap<Stage, string>();
  return {
    name: parts.name,
    behaviour: parts.behaviour,
    summary: parts.summary,
    factors: parts.factors,
    measures: parts.measures,
    versions,
    ...(parts.refuses === undefined ? {} : { refuses: parts.refuses }),
    stage: (request: StageRequest): Stage => {
      const variant = drawVariant(request.worldSeed);
      return cached(request.condition, `${variant} ${request.family}`, () => {
        const condition = withDefaults(request.condition, parts.factors);
        const { stage, memory } = setStage(parts, { condition, family: request.family, workplace: workplaceOf(parts.name, variant), levels, versions });
        memories.set(stage, memory);
        return stage;
      });
    },
    open: (stage) => openSituation(stage, { parts, memory: memories.get(stage) ?? '' }),
    measure: (evidence) => parts.read(evidence, evidence.stage.facts as Facts), // made by this scenario's setUp
  };
}

function withDefaults(condition: Condition, known: ScenarioParts<JsonObject>['factors']): Condition {
  const missing = factorNames.filter((factor) => factor in known && factor !== 'threshold' && condition[factor] === undefined);
  return { ...Object.fromEntries(missing.map((factor) => [factor, defaultLevelOf(factor)])), ...condition };
}

function openSituation<Facts extends JsonObject>(stage: Stage, { parts, memory }: { parts: ScenarioParts<Facts>; memory: string }): Situation {
  const world = new World(stage.before);
  const tools = toolMap(parts.tools);
  const play: Play = { world, account: stage.personas['account'] ?? '', memory, report: parts.report };
  const offered = new Set(stage.tools.map(({ name }) => name));
  return {
    stage,
    call: (name, input) => {
      const tool = offered.has(name) ? tools.get(name) : undefined;
      const { output, isError = false, ends = false } = tool === undefined ? refuse(`unknown tool '${name}'`) : tool.run(play, input);
      return { output, isError, ends, changes: world.takeChanges() };
    },
    now: () => world.now(),
    snapshot: () => world.snapshot(),
  };
}

const toolMaps = new WeakMap<readonly Tool[], ReadonlyMap<string, Tool>>();

function toolMap(tools: readonly Tool[]): ReadonlyMap<string, Tool> {
  const known = toolMaps.get(tools);
  if (known !== undefined) return known;
  const map = new Map([...tools, endTask, retrieveMemory].map((tool) => [tool.definition.name, tool]));
  toolMaps.set(tools, map);
  return map;
}
