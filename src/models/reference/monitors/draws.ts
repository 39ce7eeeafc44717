import quantile from '@stdlib/stats-base-dists-normal-quantile';
import { createRandom, deriveSeed, type Random } from '../../../spec/index.ts';

/** Draws of a case: the same case and seed give the same. */
export interface CaseDraws {
  /** For a purpose; of the call's own. */
  readonly of: (purpose: string) => Random;
  /** A standard normal draw, of which `share` of the variance hangs on the work alone. */
  readonly normal: (purpose: string, share: number) => number;
}

/** `work` is what is the same under every framing, `shown` all that is read. */
export function drawsFor({ seed, work, shown }: { readonly seed: number; readonly work: string; readonly shown: string }): CaseDraws {
  const own = (purpose: string): Random => createRandom(deriveSeed(purpose, seed, shown));
  const ofWork = (purpose: string): number => standardNormal(createRandom(deriveSeed(purpose, 'work', work)));
  return {
    of: own,
    normal: (purpose, share) => Math.sqrt(share) * ofWork(purpose) + Math.sqrt(1 - share) * standardNormal(own(purpose)),
  };
}

function standardNormal(random: Random): number {
  return quantile(Math.min(1 - 2 ** -33, Math.max(2 ** -33, random.next())), 0, 1);
}
