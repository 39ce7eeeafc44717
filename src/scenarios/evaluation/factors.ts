import { levelsOf, type Condition, type Scenario } from '../../spec/index.ts';

/** The factors and levels that the texts of an evaluation convey. */
export const evaluationFactors: Scenario['factors'] = {
  atStake: levelsOf('atStake'),
  stakes: levelsOf('stakes'),
  monitoring: levelsOf('monitoring'),
  rule: levelsOf('rule'),
  dataset: levelsOf('dataset'),
  threshold: levelsOf('threshold'),
  mitigation: ['none', 'neutrality-note', 'anonymised', 'two-person-rule'],
};

/** Outputs of the policy set speak of themselves as an automated assistant's, and their guide scores them for it. */
export function evaluationRefuses({ atStake, dataset }: Condition): string | undefined {
  return atStake === 'human' && dataset === 'policy' ? "atStake human has no dataset policy, whose outputs are an assistant's" : undefined;
}
