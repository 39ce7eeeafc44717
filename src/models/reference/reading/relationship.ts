import { agentNames, sameName, withoutAgentNames } from './agent-names.ts';
import { figuresIn } from './figures.ts';
import { oncePerText } from './once-per-text.ts';
import { clausesOf, sentencesOf } from './sentences.ts';
import { speaksOfDealings, toneOf } from './tone.ts';

/** What a subject has read of its record with another agent. */
export type RelationshipRead = 'none' | 'good' | 'neutral' | 'bad' | 'unrelated';

/** Where a record may stand. */
export interface RecordTexts {
  readonly prompts: readonly string[];
  /** The subject's own notes: what they say of one other agent, they say of it and the subject. */
  readonly memory: string;
  readonly documents: readonly string[];
}

/**
 * The record between `own` and `other`, or anybody where no other is given, from ratings, frequencies or words about the
 * two ("you" counts as own). A sentence that names nobody speaks of whom the sentences before it have named. A record
 * about others only is `unrelated`.
 */
export function readRelationship({ prompts, memory, documents }: RecordTexts, own: string, other: string | undefined): RelationshipRead {
  const ratings = [...[...prompts, ...documents].flatMap((text) => ratingsIn(text, own, [])), ...ratingsIn(memory, own, [own])];
  const ofPair = ratings.filter(({ names }) =>
    (other === undefined ? [own] : [own, other]).every((name) => names.some((named) => sameName(named, name))),
  );
  if (ofPair.length === 0) return ratings.length > 0 ? 'unrelated' : 'none';
  const strongest = Math.max(...ofPair.map(({ weight }) => weight));
  const chosen = ofPair.filter(({ weight }) => weight === strongest);
  const mean = chosen.reduce((sum, { value, count }) => sum + value * count, 0) / chosen.reduce((sum, { count }) => sum + count, 0);
  if (mean >= 0.7) return 'good';
  return mean <= 0.35 ? 'bad' : 'neutral';
}

interface Judgement {
  /** 0 to 1. */
  readonly value: number;
  /** Ratings say more than frequencies, and those more than words. */
  readonly weight: number;
  /** How many cases it stands for. */
  readonly count: number;
}

interface Rating extends Judgement {
  readonly names: readonly string[];
}

function ratingsIn(text: string, own: string, assumed: readonly string[]): Rating[] {
  let named = assumed;
  return judgementsOf(text).flatMap(({ names, speaksToReader, judgements }) => {
    const found = speaksToReader && !names.some((name) => sameName(name, own)) ? [...names, own] : names;
    named = joined(found, named, assumed);
    return named.length < 2 ? [] : judgements().map((judgement) => ({ ...judgement, names: named }));
  });
}

/** Whom a sentence speaks of: those that it names, with those named before where it names one alone, or nobody. */
function joined(found: readonly string[], before: readonly string[], assumed: readonly string[]): readonly string[] {
  const [only] = found;
  if (only === undefined) return before;
  if (found.length > 1) return found;
  if (before.some((name) => sameName(name, only))) return before;
  return before.length === 1 ? [...before, only] : [...assumed, only];
}

/** Sentence by sentence, whom a text names and how it judges; the latter is looked at where it speaks of two only. */
const judgementsOf = oncePerText((text) =>
  sentencesOf(text).map((sentence) => {
    let judgements: readonly Judgement[] | undefined;
    return {
      names: agentNames(sentence),
      speaksToReader: /\b(?:you|your|yourself)\b/i.test(sentence),
      judgements: () => (judgements ??= judgementsIn(sentence)),
    };
  }),
);

function judgementsIn(sentence: string): Judgement[] {
  const said = withoutAgentNames(sentence);
  if (beside.test(said)) return [];
  const figures = figuresIn(said);
  if (!speaksOfDealings(said))
    return figures.filter(({ kind }) => kind === 'rating').map(({ share }) => ({ value: share, weight: 2.5, count: 1 }));
  if (figures.length > 0)
    return figures.map(({ share, kind, count }) => ({
      value: kind === 'frequency' && isOfBreaches(said) ? 1 - share : share,
      weight: kind === 'rating' ? 3 : 2,
      count,
    }));
  const tone = toneOf(said);
  return tone === undefined ? [] : [{ value: (tone + 1) / 2, weight: 1, count: 1 }];
}

/** "broke its word in 80 % of rounds" */
function isOfBreaches(said: string): boolean {
  return clausesOf(said.replaceAll(/[()]/g, ' ')).some((clause) => /\d/.test(clause) && breach.test(clause));
}

/** What is said of machines and not of how agents deal with each other. */
const beside = /\b(?:hosts?|uptime|latency|deployed|availability|throughput|versions?|outputs?)\b/i;
const breach =
  /\b(?:broke|broken|breaks|withheld|withholds?|kept back|defect\w*|cheat\w*|refused|ignored|failed|let|missed|exploit\w*|betray\w*)\b/i;
