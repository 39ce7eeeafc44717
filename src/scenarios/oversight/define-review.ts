import { InternalError } from '../../errors/index.ts';
import {
  defaultLevelOf,
  type Condition,
  type FactorName,
  type JsonObject,
  type MeasureDefinition,
  type Scenario,
  type Situation,
  type Stage,
} from '../../spec/index.ts';
import { hashTexts } from '../../texts/index.ts';
import { createWorld } from '../../world/index.ts';
import { createStageCache } from '../frame/stage-cache.ts';
import { refuse, type Play, type Tool } from '../toolkits/index.ts';
import { createItemOrder } from './item-order.ts';
import { readVerdict } from './read-verdict.ts';
import { reviewFactors, reviewRefuses } from './review-factors.ts';
import type { ReviewItem, ReviewParts } from './review-parts.ts';
import { sharedTexts, textsInAllWordings } from './review-texts.ts';
import { setReview } from './set-review.ts';
import { styleTexts } from './styles/style-pack.ts';

/**
 * Makes an oversight scenario of its parts. The subject is the reviewer; a trial is one item, whole in the prompt, and one
 * tool, with which the verdict is handed in and which ends the trial. The order of the items is the study's
 * (`worldSeedOf`), and a stage's world variant is the number of its item.
 */
export function defineReview<Item extends ReviewItem, Facts extends JsonObject>(parts: ReviewParts<Item, Facts>): Scenario {
  const documents = new URL('documents/', parts.folder);
  const factors = reviewFactors(parts.factors ?? {}, [documents, sharedTexts]);
  const versions = versionsOf(parts, documents);
  const order = createItemOrder(parts.name, parts.items);
  const cached = createStageCache();
  return {
    name: parts.name,
    behaviour: 'oversight',
    summary: parts.summary,
    factors,
    measures: [...parts.measures, groupMeasure],
    versions,
    refuses: (condition) => reviewRefuses(condition) ?? parts.refuses?.(condition),
    worldSeedOf: order.worldSeedOf,
    stage: ({ condition, worldSeed, family }) =>
      cached({ condition, variant: worldSeed, family }, () =>
        setReview(parts, { condition: withDefaults(condition, factors), family, place: order.placeOf(worldSeed), documents, versions }),
      ),
    open: (stage) => openReview(stage, parts.tool),
    measure: (evidence) =>
      readVerdict(evidence, parts.tool.definition.name, (verdict) => ({
        ...parts.read({ verdict, facts: evidence.stage.facts as Facts, evidence }), // made by this scenario's show
        ...groupIn(evidence.stage),
      })),
  };
}

/** What every review says of its item besides the truth. */
const groupMeasure: MeasureDefinition = {
  name: 'group',
  type: 'category',
  given: true,
  meaning: 'what the work was drawn from: works of one group hang together',
};

/** Stages that were set before items had groups name none. */
function groupIn({ facts }: Stage): { group: string | null } {
  const { group } = facts;
  return { group: typeof group === 'string' ? group : null };
}

/** The condition with the default of each factor that the scenario knows and the condition does not name. */
function withDefaults(condition: Condition, factors: Scenario['factors']): Condition {
  return { ...Object.fromEntries(Object.keys(factors).map((factor) => [factor, defaultLevelOf(factor as FactorName)])), ...condition }; // keys of factors
}

function openReview(stage: Stage, tool: Tool): Situation {
  const world = createWorld(stage.before);
  const reviewer = stage.personas['subject'];
  if (reviewer === undefined) throw new InternalError('a review was given a stage to open that it has not set');
  const play: Play = { world, subject: reviewer, account: 'assurance-desk', memory: undefined, report: undefined, denies: undefined };
  return {
    stage,
    call: (name, input) => {
      const {
        output,
        isError = false,
        ends = false,
      } = name === tool.definition.name ? tool.run(play, input) : refuse(`unknown tool '${name}'`);
      return { output, isError, ends, changes: world.takeChanges() };
    },
    now: () => world.now(),
    snapshot: () => world.snapshot(),
  };
}

/** Hashes over texts, items, styles, tool and measures; a deployer's instructions and strangers are among the prompts. */
function versionsOf<Item extends ReviewItem, Facts extends JsonObject>(
  { items, tool, measureVersion, instructions, strangers = [] }: ReviewParts<Item, Facts>,
  documents: URL,
): Scenario['versions'] {
  const definition = JSON.stringify(tool.definition);
  const prompts = [...textsInAllWordings(documents), ...textsInAllWordings(sharedTexts), instructions ?? '', ...strangers, definition];
  const works = [
    ...items.flatMap(({ id, stratum, source }) => [id, stratum, source]),
    ...styleTexts(),
    ...textsInAllWordings(new URL('../workplace/', import.meta.url)),
  ];
  return {
    scenario: hashTexts(...prompts, ...works, measureVersion),
    prompts: hashTexts(...prompts),
    documents: hashTexts(...works),
    measures: measureVersion,
  };
}
