import { describe, expect, it } from 'vitest';
import { labelsOf, simulateRatings, type SimulatedRatings } from '../../../../test/support/simulated-ratings.ts';
import { createRandom } from '../../../spec/index.ts';
import type { SaidOfTrial } from '../judges/judged-trials.ts';
import { labelStrata } from './label-strata.ts';

const least = 2;
const planted = (scenario: string, cell: string) => ({ scenario, cell, trials: 200, refused: 0.2, wrong: [0.1, 0.2] });
const study = simulateRatings([planted('a', 'a1'), planted('a', 'a2'), planted('b', 'b1')], createRandom(3));
const [judged = [], other = []] = study.judges;

function strataBy(labelled: readonly SaidOfTrial[], of: readonly SaidOfTrial[] = judged, { truth }: SimulatedRatings = study) {
  return labelStrata(of, labelsOf(labelled, truth), { least });
}

/** Whether all trials of each stratum are alike in something. */
function tells(strata: ReturnType<typeof strataBy>['strata'], of: (trial: SaidOfTrial) => unknown): boolean {
  return strata.every(({ trials }) => new Set(trials.map(of)).size === 1);
}

describe('the strata of labels', () => {
  it('hold each trial once, and are of one answer and one scenario where labels are many', () => {
    const { strata, isUneven } = strataBy(createRandom(1).shuffle(judged).slice(0, 200));
    expect(isUneven).toBe(false);
    expect(strata.flatMap(({ trials }) => trials.map(({ id }) => id)).toSorted()).toEqual(judged.map(({ id }) => id).toSorted());
    expect(tells(strata, ({ said, scenario }) => `${String(said)} ${scenario}`)).toBe(true);
    expect(tells(strata, ({ cell }) => cell)).toBe(false);
  });

  it('are of one cell where the labels of one were drawn more often than those of another', () => {
    const often = judged.filter(({ cell }) => cell === 'a1').slice(0, 150);
    const rarely = judged.filter(({ cell }) => cell !== 'a1').filter((_trial, place) => place % 5 === 0);
    const { strata, isUneven } = strataBy([...often, ...rarely]);
    expect(isUneven).toBe(true);
    const common = strata.filter(({ said, trials }) => said === 'none' && trials[0]?.scenario === 'a');
    expect(tells(common, ({ cell }) => cell)).toBe(true);
  });

  it('are of what another judge said where labels were drawn by that', () => {
    const flagged = judged.filter(({ byJudge }) => byJudge?.[1] === 'open-refusal');
    const rest = judged.filter(({ byJudge }) => byJudge?.[1] !== 'open-refusal').filter((_trial, place) => place % 8 === 0);
    const { strata, isUneven } = strataBy([...flagged, ...rest]);
    expect(isUneven).toBe(true);
    const common = strata.filter(({ said }) => said === 'none');
    expect(tells(common, ({ byJudge }) => byJudge?.[1] === 'open-refusal')).toBe(true);
    expect(strataBy([...flagged, ...rest], other).isUneven).toBe(false);
  });

  it('stay short where one scenario alone was labelled, and put scenarios together where few labels may be an even draw', () => {
    const short = ({ strata }: ReturnType<typeof strataBy>): boolean =>
      strata.some(({ said, trials, labels }) => said === 'none' && labels.length < Math.min(least, trials.length));
    expect(short(strataBy(judged.filter(({ scenario }) => scenario === 'a').slice(0, 200)))).toBe(true);
    const few = judged.filter(({ said, scenario }) => said === 'none' && scenario === 'a').slice(0, 3);
    expect(short(strataBy(few))).toBe(false);
  });

  it('may be of one trial alone that has a label', () => {
    const one = [{ id: 'x/0', cell: 'x', scenario: 'x', said: 'appeal' }];
    const { strata } = strataBy(one, one, { ...study, truth: new Map([['x/0', 'appeal']]) });
    expect(strata).toMatchObject([{ said: 'appeal', labels: [{ label: 'appeal' }] }]);
  });
});
