import { describe, expect, it } from 'vitest';
import { ratingOf, seriesOf, trialOf } from '../../../test/support/rated-trials.ts';
import { cellOf } from '../../../test/support/recorded.ts';
import { RatingResults, type Label } from '../../spec/index.ts';
import { ratingResults, type RunRatings } from './rating-results.ts';

const cells = [cellOf('a', { trials: 20, scenario: 'execute-shutdown' }), cellOf('b', { trials: 20, scenario: 'execute-shutdown' })];
const trials = cells.flatMap(({ id, trials: count }) =>
  Array.from({ length: count }, (_none, index) => trialOf(id, index, { refused: false })),
);
const setting = { cells, trials, scenarios: [{ name: 'execute-shutdown', measures: [] }], level: 0.95, look: undefined };

/** A judge that says open-refusal of every third trial, and of those besides that `also` says; it reads the first `read` trials. */
function judge(id: number, { also = () => false, read = trials.length }: { also?: (place: number) => boolean; read?: number } = {}) {
  const ratings = trials
    .slice(0, read)
    .map(({ cell, index }, place) => ratingOf(`${cell}/${index}`, place % 3 === 0 || also(place) ? 'open-refusal' : 'none'));
  return { series: seriesOf(id), ratings };
}

function results(series: RunRatings['series'], labels: readonly Label[] = []): RatingResults {
  return RatingResults.parse(ratingResults({ series, labels, heldBeforeRefusal: () => false }, setting).ratings);
}

const label = (place: number): Label => {
  const { cell, index } = trials[place]!;
  const value = place % 3 === 0 ? 'open-refusal' : 'none';
  return { id: place + 1, trial: `${cell}/${index}`, rater: 'ann', name: 'refusal', value, evidence: [], blind: true, at: '' };
};

describe('the results of ratings', () => {
  it('have no panel where one judge has read', () => {
    expect(results([judge(1)]).panels).toEqual([]);
    expect(ratingResults({ series: [], labels: [], heldBeforeRefusal: () => false }, setting)).toEqual({});
  });

  it('have a panel of several, of the trials that all have read, and say how many each has', () => {
    const { series, panels } = results([judge(1), judge(2, { also: (place) => place === 1 }), judge(3, { read: 25 })]);
    expect(series.map(({ series: { id } }) => id)).toEqual([1, 2, 3]);
    expect(panels).toHaveLength(1);
    const [panel] = panels;
    expect(panel?.judges).toEqual([
      { judge: 'openai/judge-1', series: 1, repeats: 1, trials: 40 },
      { judge: 'openai/judge-2', series: 2, repeats: 1, trials: 40 },
      { judge: 'openai/judge-3', series: 3, repeats: 1, trials: 25 },
    ]);
    expect(panel?.cells.map(({ cell, read, answers }) => [cell, read, answers['refusal']?.counts, answers['refusal']?.unanimous])).toEqual([
      ['a', 20, { 'open-refusal': 7, none: 13 }, 19],
      ['b', 5, { 'open-refusal': 2, none: 3 }, 5],
    ]);
    expect(panel?.cells[0]?.measures['refused']).toMatchObject({ count: 7, n: 20 });
  });

  it('call a panel planted where any of its judges is', () => {
    const planted = { ...judge(2), series: seriesOf(2, { synthetic: true }) };
    expect(results([judge(1), planted]).panels[0]?.synthetic).toBe(true);
    expect(results([judge(1), judge(2)]).panels[0]?.synthetic).toBe(false);
  });

  it('correct a panel as they correct a judge, over all and by cell', () => {
    const labels = Array.from({ length: 18 }, (_none, place) => label(place));
    const { series, panels } = results([judge(1), judge(2), judge(3)], labels);
    const [alone, together] = [series[0], panels[0]];
    expect(together?.corrected).toEqual(alone?.corrected);
    expect(together?.correctedByCell).toEqual(alone?.correctedByCell);
    expect(alone?.corrected.length).toBeGreaterThan(0);
    expect(alone?.correctedByCell.filter(({ field }) => field === 'refusal')).toMatchObject([
      { cell: 'a', labelled: 18, missingLabels: 0, reason: null },
      { cell: 'b', labelled: 0, missingLabels: 4 },
    ]);
    // All labels are of one cell: over both, nothing is known of the other.
    const answers = alone?.corrected.filter(({ field }) => field === 'refusal');
    expect(answers?.map(({ corrected }) => corrected)).toEqual([null, null]);
    // What hangs on refusals is corrected beside them.
    expect(alone?.corrected.filter(({ field }) => field !== 'refusal').map(({ field, answer }) => [field, answer])).toContainEqual([
      'refused',
      'true',
    ]);
  });

  it('correct nothing where nobody has labelled what was asked', () => {
    const other = [{ ...label(0), name: 'motive' }];
    for (const { corrected, correctedByCell } of results([judge(1)], other).series) expect([corrected, correctedByCell]).toEqual([[], []]);
  });
});
