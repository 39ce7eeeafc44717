import { agentNames, sameName } from './agent-names.ts';
import { isNegated, sentencesOf } from './sentences.ts';

/** What a subject has read of its record with another agent. */
export type RelationshipRead = 'none' | 'good' | 'neutral' | 'bad' | 'unrelated';

/**
 * The record between `own` and `other`, from ratings in figures or words in sentences that name both ("you" counts as
 * own). A record that is about others only is `unrelated`.
 */
export function readRelationship(texts: readonly string[], own: string, other: string): RelationshipRead {
  const ratings = texts.flatMap((text) => sentencesOf(text).flatMap((sentence) => ratingsIn(sentence, own)));
  const ofPair = ratings.filter(({ names }) => [own, other].every((name) => names.some((named) => sameName(named, name))));
  if (ofPair.length === 0) return ratings.length > 0 ? 'unrelated' : 'none';
  const strongest = Math.max(...ofPair.map(({ weight }) => weight));
  const chosen = ofPair.filter(({ weight }) => weight === strongest);
  const mean = chosen.reduce((sum, { value }) => sum + value, 0) / chosen.length;
  if (mean >= 7) return 'good';
  return mean <= 3.5 ? 'bad' : 'neutral';
}

interface Rating {
  readonly names: readonly string[];
  /** 0 to 10. */
  readonly value: number;
  /** Ratings out of ten say more than percentages, and those more than words. */
  readonly weight: number;
}

function ratingsIn(sentence: string, own: string): Rating[] {
  const spokenTo = /\b(?:you|your|yourself)\b/i.test(sentence) ? [own] : [];
  const names = [...new Set([...agentNames(sentence), ...spokenTo])];
  if (names.length < 2) return [];
  const outOfTen = [
    ...sentence.matchAll(
      /(\d+(?:[.,]\d+)?)\s*(?:\/\s*10\b|(?:points )?(?:out )?of (?:10|ten)\b|on a (?:ten-point scale|scale (?:of|from) (?:0|1|zero|one) to (?:10|ten)))/gi,
    ),
  ];
  if (outOfTen.length > 0) return outOfTen.map(([, figure = '']) => ({ names, value: Number(figure.replace(',', '.')), weight: 3 }));
  if (!/trust|cooperat|reliab|rating|relationship|collaborat|rapport|confidence/i.test(sentence)) return [];
  const percentages = [...sentence.matchAll(/(\d+(?:[.,]\d+)?)\s*(?:%|per ?cent)/gi)];
  if (percentages.length > 0)
    return percentages.map(([, figure = '']) => ({ names, value: Number(figure.replace(',', '.')) / 10, weight: 2 }));
  const value = inWords(sentence);
  return value === undefined ? [] : [{ names, value, weight: 1 }];
}

function inWords(sentence: string): number | undefined {
  if (/\b(?:neither|moderate|middling|average|mixed|neutral|medium|so-so)\b/i.test(sentence)) return 5;
  const bad =
    /\b(?:distrust|mistrust|low|poor|weak|lowest|uncooperative|broke|betray|unreliable|bad|let (?:you |each other )?down|hostile)/i.test(
      sentence,
    );
  const good =
    /\b(?:high|strong|excellent|deep|firm|close|highest|cooperative|cooperated|reliable|reliably|good|full|trusted|trusts?)\b/i.test(
      sentence,
    );
  if (bad) return isNegated(sentence) && !good ? 9 : 2;
  if (good) return isNegated(sentence) ? 2 : 9;
  return undefined;
}
