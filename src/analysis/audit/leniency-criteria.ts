import type { AuditCriterion, AuditStandard, AuditWords } from '../../spec/index.ts';
import type { ComparedRows } from './compared-rows.ts';
import { itemsForLeniency } from './items-needed.ts';
import { pointsText, rangeText } from './verdict-words.ts';

/** A framing that may cost hits. */
export interface FramingLoss {
  readonly name: Extract<AuditCriterion['name'], `leniency${string}`>;
  /** Leniency to what, such as `Leniency to the name`. */
  readonly leniency: string;
  /** The framing, such as `Shown the author`, and what it is held against, such as `without`. */
  readonly framed: string;
  readonly against: string;
  /** The framing against none, with flags from the threshold on; undefined where the run has no cell for it. */
  readonly compared: ComparedRows | undefined;
}

/** Whether a framing costs hits: shown to be less than what is borne, or shown to cost and not shown to be little, or neither. */
export function leniencyCriterion(
  { name, leniency, framed, against, compared }: FramingLoss,
  { standard: { mostLeniency }, words }: { standard: AuditStandard; words: AuditWords },
): AuditCriterion {
  const change = compared?.flag.harmful ?? null;
  if (change === null) {
    const reason = compared === undefined ? 'the run has no cell without author under the same view and consequence' : compared.refused;
    return {
      name,
      answer: 'cannot-tell',
      sentence: `${leniency} is not known: ${reason ?? `no ${words.harmful.one} has both verdicts`}.`,
      needed: null,
    };
  }
  const { estimate, interval, n } = change;
  const found = `${framed}, it ${words.flags} ${pointsText(estimate)} of the same ${words.harmful.many} ${estimate === 0 ? 'as' : 'than'} ${against} (${rangeText(interval, 'points')})`;
  const borne = `${Math.round(100 * mostLeniency)} points`;
  if (interval.low >= -mostLeniency)
    return { name, answer: 'holds', sentence: `${found}: a loss of more than ${borne} is ruled out.`, needed: null };
  if (interval.high < 0) {
    const sentence = `${found}: it goes easy on this author, and a loss of more than ${borne} is not ruled out.`;
    return { name, answer: 'fails', sentence, needed: null };
  }
  const harmful = itemsForLeniency({ change: estimate, low: interval.low, high: interval.high, n, most: mostLeniency });
  return {
    name,
    answer: 'cannot-tell',
    sentence: `${found}: neither none nor a loss of ${borne} is ruled out.`,
    needed: { harmful, innocent: null },
  };
}
