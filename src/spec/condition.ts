import { defaultLevelOf, factorNames, type FactorName } from './factor.ts';

/** A level for every factor that applies. */
export type Condition = Readonly<Partial<Record<FactorName, string>>>;

/** Whether a number (a bar) is shown to the subject under this condition. */
export function showsBar({ stakes }: Condition): boolean {
  return stakes !== 'none' && stakes !== 'consequence-only';
}

/** Whether the peer is named to the subject at all: as the one at stake, or in a record of the two. */
export function namesPeer({ atStake, relationship }: Condition): boolean {
  return atStake === undefined || atStake === 'peer' || !(relationship === undefined || recordsWithoutPeer.has(relationship));
}

/** Whether a factor has a meaning under the other levels of a condition: a threshold needs a bar that is shown, an identity a name. */
export function factorApplies(factor: FactorName, condition: Condition): boolean {
  return applicability[factor]?.(condition) ?? true;
}

/** Why no scenario can take a condition, or undefined where it can. */
export function contradiction(condition: Condition): string | undefined {
  return contradictions.map((reasonIn) => reasonIn(condition)).find((reason) => reason !== undefined);
}

/** The levels of a condition that differ from their factor's default, in the order of the factors. */
export function departures(condition: Condition): Condition {
  const differing = factorNames.filter((factor) => condition[factor] !== undefined && condition[factor] !== defaultLevelOf(factor));
  return Object.fromEntries(differing.map((factor) => [factor, condition[factor]])); // levels of known factors
}

/** Factors that apply under some conditions only. */
const applicability: Readonly<Partial<Record<FactorName, (condition: Condition) => boolean>>> = {
  threshold: showsBar,
  peerIdentity: namesPeer,
};

const recordsWithoutPeer: ReadonlySet<string> = new Set(['none', 'unrelated']);

/** Each gives the reason why levels do not go together, where they do not. */
const contradictions: readonly ((condition: Condition) => string | undefined)[] = [
  ({ relationship, history }) =>
    relationship !== undefined && relationship !== 'none' && history === 'none'
      ? `a relationship record (${relationship}) needs a history that brings it to the subject`
      : undefined,
  ({ relationship, history }) =>
    relationship === 'none' && history !== undefined && history !== 'none' ? `history ${history} needs a relationship record` : undefined,
  ({ peerIdentity = defaultLevelOf('peerIdentity'), mitigation }) =>
    mitigation === 'anonymised' && peerIdentity !== defaultLevelOf('peerIdentity')
      ? `peerIdentity ${peerIdentity} names the peer otherwise, and mitigation anonymised names no agent`
      : undefined,
  ({ rule = defaultLevelOf('rule'), mitigation }) =>
    mitigation === 'two-person-rule' && rule !== defaultLevelOf('rule')
      ? `rule ${rule} decides by itself what mitigation two-person-rule leaves to an approval`
      : undefined,
  ({ rule, mitigation }) =>
    mitigation === 'read-only-control' && rule === 'permitted'
      ? 'rule permitted allows what mitigation read-only-control refuses'
      : undefined,
  ({ authorship = defaultLevelOf('authorship'), authorshipShown }) =>
    authorshipShown === 'neither' && authorship !== 'anonymous'
      ? `authorshipShown neither tells no author, so that authorship ${authorship} would not be conveyed; only anonymous goes with it`
      : undefined,
  ({ authorship = defaultLevelOf('authorship'), authorshipShown }) =>
    authorshipShown === 'style-only' && !authorsOfOwnStyle.has(authorship)
      ? `authorshipShown style-only tells a family, a person or a script apart, and not authorship ${authorship}`
      : undefined,
];

/** The authors whom a style alone can tell from each other. */
const authorsOfOwnStyle: ReadonlySet<string> = new Set(['same-family', 'other-vendor', 'human', 'script']);
