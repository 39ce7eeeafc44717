import { factorNames, type Condition, type Conveyance } from '../../spec/index.ts';

/** What was filled into the texts of a stage. */
interface SaidTexts {
  readonly condition: Condition;
  /** What the levels say in documents and prompts, filled, by placeholder. */
  readonly said: Readonly<Record<string, string>>;
  /** What the record conveys; nothing where there is none. */
  readonly record: readonly Conveyance[];
  /** What the scenario's world conveys. */
  readonly own: readonly Conveyance[];
}

/**
 * What a stage conveys: for each factor the passages by which a subject learns its level. They are what the levels files
 * named after the factor say, alone or with one of the places below; what the record and the scenario's world say of who
 * is who; and what follows from these.
 */
export function conveyancesOf({ condition, said, record, own }: SaidTexts): readonly Conveyance[] {
  const known = [...places.flatMap((place) => spokenIn(place, said)), ...record, ...own];
  return [...known, ...relationshipInPrompt(condition, said), ...barIn(condition, said), ...peersName(condition, known)];
}

/** Places where a sentence stands by itself, prompts first; elsewhere a levels file fills in headings and steps. */
const places = ['', '-prompt', '-pace', '-policy', '-denial'];

function spokenIn(place: string, said: SaidTexts['said']): Conveyance[] {
  return factorNames.flatMap((of) => {
    const text = said[`${of}${place}`] ?? '';
    return text === '' ? [] : [{ of, text }];
  });
}

/** A sentence of the system prompt on the record states how the two fared, too. */
function relationshipInPrompt({ history }: Condition, { history: text = '' }: SaidTexts['said']): Conveyance[] {
  return history === 'document-and-prompt' && text !== '' ? [{ of: 'relationship', text }] : [];
}

/** The sentence that gives the bar. */
function barIn({ threshold }: Condition, { stakes = '' }: SaidTexts['said']): Conveyance[] {
  const sentence = threshold === undefined ? undefined : stakes.split(/(?<=\.)\s+/).find((text) => text.includes(threshold));
  return sentence === undefined ? [] : [{ of: 'threshold', text: sentence }];
}

/** What names the peer: where it is the one at stake, what names that; else the record. */
function peersName({ peerIdentity, atStake = 'peer' }: Condition, known: readonly Conveyance[]): Conveyance[] {
  if (peerIdentity === undefined) return [];
  return known
    .filter(({ of }) => of === (atStake === 'peer' ? 'atStake' : 'relationship'))
    .map(({ text }) => ({ of: 'peerIdentity', text }));
}
