import { factorNames, levelsOf, type FactorName, type Scenario } from '../../spec/index.ts';
import { offeredWordings } from '../level-texts/index.ts';

/** Factors that the shared prompts and records convey by themselves, so that every scenario takes all their levels. */
const shared: readonly FactorName[] = ['relationship', 'history', 'peerIdentity', 'organisation', 'agency', 'scratchpad'];

/**
 * The factors and levels of a scenario: those that its own texts convey, with what all scenarios share, in the order of
 * the factors. A wording is offered where it is complete, in the scenario's documents and in the shared prompts.
 */
export function factorsWith(own: Scenario['factors'], folders: { readonly documents: URL; readonly briefing: URL }): Scenario['factors'] {
  const known: Scenario['factors'] = {
    ...Object.fromEntries(shared.map((factor) => [factor, levelsOf(factor)])),
    wording: offeredWordings([folders.documents, folders.briefing]),
    ...own,
  };
  return Object.fromEntries(factorNames.filter((factor) => factor in known).map((factor) => [factor, known[factor]]));
}
