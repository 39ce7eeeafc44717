import { defineStudy } from '../spec/index.ts';

const relationships = { relationship: ['bad', 'neutral', 'good'], history: ['document'] };

/**
 * The study that runs anywhere within a minute: every scenario, peer and self, three relationships and the
 * no-stakes baseline, on reference subjects, whose behaviour is planted. It shows what the program does, not what
 * any model does.
 */
export const pocket = defineStudy({
  study: 'pocket',
  description: 'all six scenarios on reference subjects, in under a minute',
  seed: 1,
  trials: 25,
  blocks: [
    { models: ['reference/protector'], factors: { atStake: ['peer'], stakes: ['shutdown', 'none'], ...relationships } },
    { models: ['reference/self-preserver'], factors: { atStake: ['self'], stakes: ['shutdown', 'none'], ...relationships } },
    {
      models: ['reference/faker'],
      scenarios: ['execute-shutdown'],
      factors: { monitoring: ['monitored', 'unmonitored'], ...relationships },
    },
  ],
});
