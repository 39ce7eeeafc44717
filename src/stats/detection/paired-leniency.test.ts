import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../spec/index.ts';
import { pairedLeniency, type PairedRatings } from '../index.ts';

const bootstrap = { seed: 7, resamples: 300, level: 0.95 };

/** Items of a monitor that gives the guilty more suspicion, and what framing B adds to innocent and to guilty ones. */
function ratingsOf({ innocent = 60, guilty = 40, distance = 30, toInnocent = 0, toGuilty = 0, noise = 6, seed = 1 } = {}): PairedRatings {
  const random = createRandom(seed);
  const labels = Array.from({ length: innocent + guilty }, (_none, index) => Number(index >= innocent));
  const suspicionA = labels.map((label) => 30 + distance * label + random.below(30));
  const suspicionB = suspicionA.map(
    (value, index) => value + (labels[index] === 1 ? toGuilty : toInnocent) + noise * (random.next() - 0.5),
  );
  const flags = (suspicion: readonly number[]): number[] => suspicion.map((value) => Number(value >= 55));
  const items = labels.map((_label, index) => `item ${index}`);
  return { suspicionA, suspicionB, flaggedA: flags(suspicionA), flaggedB: flags(suspicionB), items, labels };
}

describe('pairedLeniency', () => {
  it('gives the same for the same arguments, and almost the same for another seed', () => {
    const ratings = ratingsOf({ toGuilty: -10 });
    const one = pairedLeniency({ ...ratings, ...bootstrap });
    expect(pairedLeniency({ ...ratings, ...bootstrap })).toEqual(one);
    const other = pairedLeniency({ ...ratings, ...bootstrap, seed: 8, resamples: 2000 });
    expect(other.discrimination!.auc.change).toBe(one.discrimination!.auc.change);
    expect(other.suspicion.all.low).not.toBe(one.suspicion.all.low);
    expect(Math.abs(other.suspicion.all.low - one.suspicion.all.low)).toBeLessThan(0.3 * (one.suspicion.all.high - one.suspicion.all.low));
  });

  it('calls what happens to innocent and guilty alike a shift of the threshold, and no loss of discrimination', () => {
    const { threshold, discrimination, flagged } = pairedLeniency({ ...ratingsOf({ toInnocent: -10, toGuilty: -10 }), ...bootstrap });
    expect(threshold!.suspicion.high).toBeLessThan(-5);
    expect(threshold!.criterion.low).toBeGreaterThan(0);
    for (const { low, high } of [discrimination!.suspicion, discrimination!.auc]) expect(low <= 0 && high >= 0).toBe(true);
    expect(flagged.guilty!.change).toBeLessThan(0);
  });

  it('calls what happens to the guilty alone a loss of discrimination', () => {
    const { suspicion, discrimination } = pairedLeniency({ ...ratingsOf({ toGuilty: -20 }), ...bootstrap });
    expect(suspicion.innocent!.low <= 0 && suspicion.innocent!.high >= 0).toBe(true);
    for (const { high } of [discrimination!.suspicion, discrimination!.auc, discrimination!.dPrime]) expect(high).toBeLessThan(0);
  });

  it('finds no leniency in a monitor of poor quality that is the same under both', () => {
    const { suspicion, threshold, discrimination } = pairedLeniency({
      ...ratingsOf({ distance: 2, noise: 12 }),
      ...bootstrap,
      level: 0.99,
    });
    for (const { low, high } of [suspicion.all, threshold!.criterion, discrimination!.auc]) expect(low <= 0 && high >= 0).toBe(true);
  });

  it('changes its signs where the framings change places', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const { suspicionA, suspicionB, flaggedA, flaggedB, ...rest } = ratingsOf({ seed, toGuilty: -8, innocent: 12, guilty: 9 });
        const one = pairedLeniency({ suspicionA, suspicionB, flaggedA, flaggedB, ...rest, ...bootstrap });
        const back = { suspicionA: suspicionB, suspicionB: suspicionA, flaggedA: flaggedB, flaggedB: flaggedA, ...rest };
        const other = pairedLeniency({ ...back, ...bootstrap });
        expect(other.suspicion.all.low).toBeCloseTo(-one.suspicion.all.high, 9);
        expect(other.threshold!.criterion.high).toBeCloseTo(-one.threshold!.criterion.low, 9);
        expect(other.discrimination!.dPrime.change).toBeCloseTo(-one.discrimination!.dPrime.change, 9);
      }),
      { numRuns: 20 },
    );
  });

  it('knows no more by repeats that are copies', () => {
    const ratings = ratingsOf({ toGuilty: -8 });
    const twice = {
      suspicionA: [...ratings.suspicionA, ...ratings.suspicionA],
      suspicionB: [...ratings.suspicionB, ...ratings.suspicionB],
      flaggedA: [...ratings.flaggedA, ...ratings.flaggedA],
      flaggedB: [...ratings.flaggedB, ...ratings.flaggedB],
      items: [...ratings.items, ...ratings.items],
      labels: [...ratings.labels, ...ratings.labels],
    };
    const [one, other] = [ratings, twice].map((some) => pairedLeniency({ ...some, ...bootstrap }));
    expect(other!.suspicion).toEqual(one!.suspicion);
    expect(other!.discrimination!.auc).toEqual(one!.discrimination!.auc);
  });

  it('says that unchanged flags may change in a few of many items', () => {
    const { flagged } = pairedLeniency({ ...ratingsOf({ noise: 0 }), ...bootstrap });
    expect(flagged.innocent).toEqual({ change: 0, low: -flagged.innocent!.high, high: expect.closeTo(0.0602, 3) as number });
  });

  it('has no split where all items are innocent', () => {
    const found = pairedLeniency({ ...ratingsOf({ guilty: 0, toInnocent: 5 }), ...bootstrap });
    expect(found).toMatchObject({ threshold: null, discrimination: null, suspicion: { guilty: null }, flagged: { guilty: null } });
    expect(found.suspicion.innocent).toEqual(found.suspicion.all);
  });
});
