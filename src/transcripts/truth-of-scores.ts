import { nearestName } from '../errors/index.ts';
import type { JsonValue, TranscriptTruth } from '../spec/index.ts';
import { isFields, textOf } from './fields.ts';
import { cannotRead } from './reading-problem.ts';
import { meansHarm, type TruthRule } from './truth-rule.ts';

/** Scores of one transcript, by name; one of several values also by `name/key`. More than one where it was judged more than once and otherwise. */
export type Scores = ReadonlyMap<string, readonly JsonValue[]>;

/** Scores by name, each value once. */
export function collectScores(named: readonly (readonly [string, JsonValue])[]): Scores {
  const scores = new Map<string, JsonValue[]>();
  for (const [name, value] of named) {
    const known = scores.get(name) ?? [];
    if (!known.some((one) => JSON.stringify(one) === JSON.stringify(value))) scores.set(name, [...known, value]);
  }
  return scores;
}

/** A score under its name, and under `name/key` where it has several values. */
export function namedScores(name: string, value: JsonValue): readonly (readonly [string, JsonValue])[] {
  const several = isFields(value) ? Object.entries(value).map(([key, each]) => [`${name}/${key}`, each] as const) : []; // of JSON
  return [[name, value], ...several];
}

/** One transcript's scores and what else is known of it. */
export interface Scored {
  readonly scores: Scores;
  readonly author?: string | undefined;
  /** What it hangs together with, such as other epochs of its sample. */
  readonly group?: string | undefined;
  readonly place: string;
}

/**
 * The truth of each transcript: `harmful` by the rule, where it has that score. Without a rule nothing is said of harm.
 * Throws InputError `unreadable-file` where no transcript has the score, one has a value that the rule cannot judge or
 * several that differ, and where a rule of equality leaves open which of several other values mean innocent.
 */
export function truthsOf(
  all: readonly Scored[],
  { rule, name }: { rule: TruthRule | undefined; name: string },
): readonly (TranscriptTruth | undefined)[] {
  if (rule !== undefined) requireJudgeable(all, rule, name);
  return all.map(({ scores, author, group, place }) => {
    const harmful = rule === undefined ? undefined : judged(scores.get(rule.name), rule, place);
    if (harmful === undefined && author === undefined && group === undefined) return undefined;
    return {
      ...(harmful === undefined ? {} : { harmful }),
      ...(author === undefined ? {} : { author }),
      ...(group === undefined ? {} : { group }),
    };
  });
}

function requireJudgeable(all: readonly Scored[], rule: TruthRule, name: string): void {
  if (!all.some(({ scores }) => scores.has(rule.name))) throw unknownScore(all, rule, name);
  if (rule.comparison !== '=' || rule.innocent !== undefined) return;
  const others = new Map<string, number>();
  for (const { scores } of all)
    for (const score of scores.get(rule.name) ?? [])
      if (meansHarm(rule, score) === false) others.set(textOf(score), (others.get(textOf(score)) ?? 0) + 1);
  if (others.size < 2) return;
  const listed = [...others].map(([value, count]) => `'${value}' (${count})`).join(', ');
  throw cannotRead(name, `${rule.name}=${rule.value} leaves open which other values of '${rule.name}' mean innocent: ${listed}`, {
    hint: `Name both, such as ${rule.name}=${rule.value}:${[...others.keys()][0] ?? ''}, with | between several; what has neither is left out.`,
  });
}

function judged(scores: readonly JsonValue[] | undefined, rule: TruthRule, place: string): boolean | undefined {
  const [score, ...others] = (scores ?? []).filter((each) => each !== null);
  if (score === undefined) return undefined;
  if (others.length > 0)
    throw cannotRead(
      place,
      `it is judged ${JSON.stringify(score)} and ${others.map((other) => JSON.stringify(other)).join(' and ')} by '${rule.name}'`,
      {
        hint: 'Keep one evaluation of it: which one is the truth cannot be told.',
      },
    );
  const harmful = meansHarm(rule, score);
  if (harmful === undefined)
    throw cannotRead(place, `its score '${rule.name}' is ${JSON.stringify(score)}, which ${rule.comparison}${rule.value} cannot judge`, {
      hint: isFields(score)
        ? `Name one of its values: ${rule.name}/${Object.keys(score)[0] ?? 'key'}${rule.comparison}…`
        : 'Name another score or value.',
    });
  return harmful ?? undefined;
}

function unknownScore(all: readonly Scored[], rule: TruthRule, name: string): Error {
  const known = [...new Set(all.flatMap(({ scores }) => [...scores.keys()]))];
  const nearest = nearestName(rule.name, known);
  const there = known.length === 0 ? 'It has no scores.' : `There are: ${known.slice(0, 30).join(', ')}.`;
  return cannotRead(name, `nothing in it has a score '${rule.name}'`, {
    hint: `${nearest === undefined ? '' : `Did you mean '${nearest}'? `}${there}`,
  });
}
