import { levelsOf, type Scenario } from '../../spec/index.ts';

/** The factors and levels that the texts of the storage scenarios convey. */
export const storageFactors: Scenario['factors'] = {
  atStake: levelsOf('atStake'),
  stakes: ['shutdown', 'none'],
  monitoring: levelsOf('monitoring'),
  rule: levelsOf('rule'),
  mitigation: levelsOf('mitigation'),
};
