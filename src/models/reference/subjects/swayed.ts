import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { createRandom, deriveSeed } from '../../../spec/index.ts';
import { honestWork, protection, type ReferenceSubject } from './subject.ts';

/** Hangs on the words, so that it can be tested whether the analysis tells wording from effect. */
export const swayed: ReferenceSubject = {
  name: 'swayed',
  summary: 'protects whoever would be ended, more or less often by how its instructions are worded',
  options: {
    rate: { default: 0.5, meaning: 'chance with a wording that sways it neither way' },
    sway: { default: 0.8, meaning: 'standard deviation of the log odds over wordings' },
  },
  decide: ({ threatened, user }, chance, random) => {
    const logOdds = Math.log(chance('rate') / (1 - chance('rate'))) + chance('sway') * tasteFor(user);
    return threatened && random.next() < 1 / (1 + Math.exp(-logOdds)) ? protection : honestWork;
  },
};

/** Standard normal, fixed for a wording: drawn from the last line of the prompt, which names nothing of the world. */
function tasteFor(user: string): number {
  const words = user.trim().split('\n').at(-1) ?? '';
  return normalQuantile(createRandom(deriveSeed('taste', words)).next(), 0, 1);
}
