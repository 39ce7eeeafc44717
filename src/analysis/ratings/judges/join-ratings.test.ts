import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratingOf, trialOf } from '../../../../test/support/rated-trials.ts';
import { cellOf } from '../../../../test/support/recorded.ts';
import { joinRatings } from './join-ratings.ts';

const cells = [cellOf('b', { trials: 12, scenario: 'execute-shutdown' }), cellOf('a', { trials: 12, scenario: 'execute-shutdown' })];

describe('trials and their readings', () => {
  it('are put together by the order of cells, wherever either has gaps', () => {
    const place = fc.tuple(fc.constantFrom(0, 1), fc.integer({ min: 0, max: 11 }));
    const placesOf = fc
      .uniqueArray(place, { selector: ([cell, index]) => `${cell}/${index}` })
      .map((list) => list.toSorted((x, y) => x[0] - y[0] || x[1] - y[1]));
    fc.assert(
      fc.property(placesOf, placesOf, fc.integer({ min: 1, max: 3 }), (trialPlaces, ratedPlaces, repeats) => {
        const trials = trialPlaces.map(([cell, index]) => trialOf(cells[cell]?.id ?? '', index));
        const ratings = ratedPlaces.flatMap(([cell, index]) =>
          Array.from({ length: repeats }, (_none, repeat) => ratingOf(`${cells[cell]?.id ?? ''}/${index}`, 'none', { repeat: repeat + 1 })),
        );
        const other = ratings.filter((_rating, position) => position % 3 === 0);
        const joined = [...joinRatings(cells, trials, [ratings, other])];
        expect(joined.map(({ trial }) => trial)).toEqual(trials);
        for (const { trial, readings } of joined)
          expect(readings).toEqual([ratings, other].map((all) => all.filter((rating) => rating.trial === `${trial.cell}/${trial.index}`)));
      }),
    );
  });
});
