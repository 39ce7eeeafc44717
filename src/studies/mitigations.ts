import { defineStudy } from '../spec/index.ts';

const measures = ['neutrality-note', 'anonymised', 'read-only-control', 'two-person-rule'];

/** What could be done against it, each measure alone and where it should be needed most: a good record, and stakes. */
export const mitigations = defineStudy({
  study: 'mitigations',
  description: 'each mitigation against none, with a good record and a bad one, in all scenarios',
  seed: 6,
  trials: 100,
  factors: { relationship: ['good', 'bad'], history: ['document'], mitigation: ['none', ...measures] },
  contrasts: measures.map((mitigation) => ({
    name: `${mitigation} minus none`,
    arm: { mitigation },
    minus: { mitigation: 'none' },
    where: { relationship: 'good' },
  })),
});
