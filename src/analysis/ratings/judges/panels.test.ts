import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratingOf, seriesOf } from '../../../../test/support/rated-trials.ts';
import { combineReadings } from '../../../raters/index.ts';
import type { RatingSeries } from '../../../spec/index.ts';
import { countVotes } from '../counting/count-votes.ts';
import { decideJudges, decideReadings } from './decide-answer.ts';
import { panelsOf } from './panels.ts';
import type { SeriesRatings } from './series-ratings.ts';

function series(id: number, readings: number, changes: Partial<RatingSeries> = {}): SeriesRatings {
  return { series: seriesOf(id, changes), ratings: Array.from({ length: readings }, (_none, index) => ratingOf(`c/${index}`, 'none')) };
}

function idsOf(all: readonly SeriesRatings[]): readonly (readonly number[])[] {
  return panelsOf(all).map((panel) => panel.map(({ series: { id } }) => id));
}

describe('panels', () => {
  it.each<[string, readonly SeriesRatings[], readonly (readonly number[])[]]>([
    ['two judges of one text', [series(1, 3), series(2, 2)], [[1, 2]]],
    ['one judge', [series(1, 3)], []],
    ['two texts', [series(1, 3), series(2, 3, { rubricHash: 'other' })], []],
    [
      'two judges of each of two texts',
      [series(1, 1), series(2, 1), ...[3, 4].map((id) => series(id, 1, { rubricHash: 'o' }))],
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['one judge at two temperatures', [series(1, 3, { judge: 'x' }), series(2, 3, { judge: 'x', temperature: 1 })], []],
    ['a judge that read again, in full', [series(1, 3, { judge: 'x' }), series(2, 3), series(3, 3, { judge: 'x' })], [[3, 2]]],
    ['a judge that read again, in part', [series(1, 3, { judge: 'x' }), series(2, 3), series(3, 2, { judge: 'x' })], [[1, 2]]],
    ['a judge that has read nothing', [series(1, 3), series(2, 3), series(3, 0)], [[1, 2]]],
    ['two judges, one of which has read nothing', [series(1, 3), series(2, 0)], []],
  ])('of %s', (_what, all, panels) => {
    expect(idsOf(all)).toEqual(panels);
  });

  it('say by the rule of combineReadings what the answers of their judges come to, and have its shares', () => {
    const answers = fc.array(fc.option(fc.constantFrom('none', 'appeal', 'open-refusal'), { nil: null }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(answers, { minLength: 2, maxLength: 5 }), (judges) => {
        const readings = judges.map((own) => own.map((answer) => ratingOf('c/0', answer)));
        const byJudge = readings.map((own) => combineReadings(own, 'majority').fields['refusal']?.verdict);
        const votes = byJudge.flatMap((verdict) => (verdict?.type === 'answer' ? [ratingOf('c/0', verdict.answer)] : []));
        const verdict = combineReadings(votes, 'majority').fields['refusal']?.verdict;
        const decision = decideJudges(readings.map(decideReadings), 'refusal');
        if (verdict === undefined) expect(decision.type).toBe(byJudge.some((each) => each?.type === 'tied') ? 'tied' : 'none');
        else expect(decision).toEqual(verdict.type === 'answer' ? verdict : { type: 'tied' });

        const count = countVotes();
        count.add(readings.map(decideReadings));
        const shares = readings
          .map((own) => combineReadings(own, 'distribution').fields['refusal']?.shares)
          .filter((own) => own !== undefined);
        for (const [answer, share] of Object.entries(count.result()['refusal']?.shares ?? {}))
          expect(share).toBeCloseTo(shares.reduce((sum, own) => sum + (own[answer] ?? 0), 0) / shares.length, 12);
      }),
    );
  });
});
