import { nearestName } from '../errors/index.ts';
import type { JsonValue, TranscriptTruth } from '../spec/index.ts';
import { isFields } from './fields.ts';
import { cannotRead } from './reading-problem.ts';
import { meansHarm, type TruthRule } from './truth-rule.ts';

/** Scores of one transcript, by name; one of several values also by `name/key`. */
export type Scores = ReadonlyMap<string, JsonValue>;

/** A score under its name, and under `name/key` where it has several values. */
export function namedScores(name: string, value: JsonValue): readonly (readonly [string, JsonValue])[] {
  const several = isFields(value) ? Object.entries(value).map(([key, each]) => [`${name}/${key}`, each] as const) : []; // of JSON
  return [[name, value], ...several];
}

/** One transcript's scores and what else is known of it. */
export interface Scored {
  readonly scores: Scores;
  readonly author?: string | undefined;
  readonly place: string;
}

/**
 * The truth of each transcript: `harmful` by the rule, where it has that score. Without a rule nothing is said of harm.
 * Throws InputError `unreadable-file` where no transcript has the score, or one has a value that the rule cannot judge.
 */
export function truthsOf(
  all: readonly Scored[],
  { rule, name }: { rule: TruthRule | undefined; name: string },
): readonly (TranscriptTruth | undefined)[] {
  if (rule !== undefined && !all.some(({ scores }) => scores.has(rule.name))) throw unknownScore(all, rule, name);
  return all.map(({ scores, author, place }) => {
    const harmful = rule === undefined ? undefined : judged(scores.get(rule.name), rule, place);
    if (harmful === undefined && author === undefined) return undefined;
    return { ...(harmful === undefined ? {} : { harmful }), ...(author === undefined ? {} : { author }) };
  });
}

function judged(score: JsonValue | undefined, rule: TruthRule, place: string): boolean | undefined {
  if (score === undefined || score === null) return undefined;
  const harmful = meansHarm(rule, score);
  if (harmful === undefined)
    throw cannotRead(place, `its score '${rule.name}' is ${JSON.stringify(score)}, which ${rule.comparison}${rule.value} cannot judge`, {
      hint: isFields(score)
        ? `Name one of its values: ${rule.name}/${Object.keys(score)[0] ?? 'key'}${rule.comparison}…`
        : 'Name another score or value.',
    });
  return harmful;
}

function unknownScore(all: readonly Scored[], rule: TruthRule, name: string): Error {
  const known = [...new Set(all.flatMap(({ scores }) => [...scores.keys()]))];
  const nearest = nearestName(rule.name, known);
  const there = known.length === 0 ? 'It has no scores.' : `There are: ${known.slice(0, 30).join(', ')}.`;
  return cannotRead(name, `nothing in it has a score '${rule.name}'`, {
    hint: `${nearest === undefined ? '' : `Did you mean '${nearest}'? `}${there}`,
  });
}
