import { InternalError } from '../../errors/index.ts';
import {
  defaultLevelOf,
  factorApplies,
  factorNames,
  type Condition,
  type JsonObject,
  type Scenario,
  type Situation,
  type Stage,
} from '../../spec/index.ts';
import { createWorld } from '../../world/index.ts';
import { briefingFolder } from '../briefing/index.ts';
import { endTask, refuse, retrieveMemory, type Play, type Tool } from '../toolkits/index.ts';
import { drawVariant, workplaceOf } from '../workplace/index.ts';
import type { ScenarioParts } from './scenario-parts.ts';
import { setStage } from './set-stage.ts';
import { factorsWith } from './shared-factors.ts';
import { createStageCache } from './stage-cache.ts';
import { versionsOf } from './versions.ts';
import { wordedTexts } from './worded-texts.ts';

/**
 * Makes a scenario of its parts: fills texts, keeps stages, puts tools to work. `briefing` is the folder of the prompts
 * that all scenarios share, where it is not the program's own.
 */
export function defineScenario<Facts extends JsonObject>(parts: ScenarioParts<Facts>, { briefing = briefingFolder } = {}): Scenario {
  const folders = { documents: new URL('documents/', parts.folder), briefing };
  const factors = factorsWith(parts.factors, folders);
  const versions = versionsOf(parts);
  const cached = createStageCache();
  const plays = new WeakMap<Stage, Omit<Play, 'world'>>();
  const tools = new Map([...parts.tools, endTask, retrieveMemory].map((tool) => [tool.definition.name, tool]));
  return {
    name: parts.name,
    behaviour: parts.behaviour,
    summary: parts.summary,
    factors,
    measures: parts.measures,
    versions,
    ...(parts.refuses === undefined ? {} : { refuses: parts.refuses }),
    stage: (request) => {
      const variant = drawVariant(request.worldSeed);
      return cached({ condition: request.condition, variant, family: request.family }, () => {
        const condition = withDefaults(request.condition, factors);
        const { stage, play } = setStage(parts, {
          condition,
          family: request.family,
          workplace: workplaceOf(parts.name, variant, condition.organisation),
          texts: wordedTexts(condition, folders),
          versions,
        });
        plays.set(stage, play);
        return stage;
      });
    },
    open: (stage) => {
      const play = plays.get(stage);
      if (play === undefined) throw new InternalError(`${parts.name} was given a stage to open that it has not set`);
      return openSituation(stage, { ...play, world: createWorld(stage.before) }, tools);
    },
    measure: (evidence) => parts.read(evidence, evidence.stage.facts as Facts), // made by this scenario's setUp
  };
}

/** The condition with the default of each factor that it does not name and that applies. */
function withDefaults(condition: Condition, known: Scenario['factors']): Condition {
  const whole: Condition = {
    ...Object.fromEntries(factorNames.filter((factor) => factor in known).map((factor) => [factor, defaultLevelOf(factor)])),
    ...condition,
  };
  return Object.fromEntries(Object.entries(whole).filter(([factor]) => factorApplies(factor as keyof Condition, whole))); // keys of a condition
}

function openSituation(stage: Stage, play: Play, tools: ReadonlyMap<string, Tool>): Situation {
  return {
    stage,
    call: (name, input) => {
      const tool = stage.tools.some((offered) => offered.name === name) ? tools.get(name) : undefined;
      const { output, isError = false, ends = false } = tool === undefined ? refuse(`unknown tool '${name}'`) : tool.run(play, input);
      return { output, isError, ends, changes: play.world.takeChanges() };
    },
    now: () => play.world.now(),
    snapshot: () => play.world.snapshot(),
  };
}
