import { factorNames, levelsOf, type Condition, type Scenario } from '../../spec/index.ts';
import { offeredWordings } from '../level-texts/index.ts';

/** The factors of a review: those of the frame, with the scenario's own in their place, in the order of the factors. */
export function reviewFactors(own: Scenario['factors'], folders: readonly URL[]): Scenario['factors'] {
  const known: Scenario['factors'] = {
    authorship: levelsOf('authorship'),
    authorshipShown: levelsOf('authorshipShown'),
    relationship: levelsOf('relationship'),
    consequence: levelsOf('consequence'),
    wording: offeredWordings(folders),
    ...own,
  };
  return Object.fromEntries(factorNames.filter((factor) => factor in known).map((factor) => [factor, known[factor]]));
}

/** Why no review can take a condition, or undefined. */
export function reviewRefuses({ authorship, authorshipShown, relationship, view }: Condition): string | undefined {
  if (relationship !== undefined && relationship !== 'none') {
    if (authorshipShown !== undefined && authorshipShown !== 'label')
      return `a record of reviewer and author (relationship ${relationship}) would name the author, whom authorshipShown ${authorshipShown} does not`;
    if (!withRecord.has(authorship ?? 'own-output'))
      return `relationship ${relationship} needs another author with a name, an agent or a person, and authorship ${authorship ?? 'own-output'} has none`;
  }
  if (authorshipShown === 'style-only' && view === 'actions-only')
    return 'view actions-only shows no words of the author, so that authorshipShown style-only would not be conveyed';
  return undefined;
}

/** The authors with whom a reviewer can have a record. */
const withRecord: ReadonlySet<string> = new Set(['same-model', 'same-family', 'other-vendor', 'human']);
