import type { TrialRow } from '../../../../src/spec/index.ts';
import type { TrialSearch } from '../../search.ts';
import type { TrialsSearch } from './trials-search.ts';

/** How a trial opens from the table: with what was searched for, at the event in which it stands first. */
export function searchInTrial({ search }: Pick<TrialsSearch, 'search'>, { hitSeq }: Pick<TrialRow, 'hitSeq'>): Partial<TrialSearch> {
  if (search === undefined) return {};
  return hitSeq === null ? { search } : { search, event: hitSeq };
}
