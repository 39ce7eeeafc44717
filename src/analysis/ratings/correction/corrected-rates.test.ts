import { describe, expect, it } from 'vitest';
import { labelsOf, simulateRatings } from '../../../../test/support/simulated-ratings.ts';
import { createRandom } from '../../../spec/index.ts';
import type { SaidOfTrial } from '../judges/judged-trials.ts';
import { drawLabelSample } from '../sampling/draw-label-sample.ts';
import { correctCells, correctRates } from './correct-rates.ts';

const { judges, truth } = simulateRatings(
  [
    { cell: 'e', scenario: 'easy', trials: 200, refused: 0.15, wrong: [0.06] },
    { cell: 'h', scenario: 'hard', trials: 200, refused: 0.15, wrong: [0.2] },
  ],
  createRandom(5),
);
const [judged = []] = judges;
const setting = { field: 'refusal', level: 0.95 };

describe('corrected rates', () => {
  it('say why there is none where an answer of the judge has too few labels', () => {
    const few = labelsOf(judged.filter(({ said }) => said === 'none').slice(0, 30), truth);
    const rates = correctRates(judged, few, setting);
    for (const { corrected, reasons } of rates) {
      expect(corrected).toBeNull();
      expect(reasons.join()).toMatch(/not corrected: of \d+ trials of which the judge (said|gave)/);
    }
  });

  it('refuse Rogan and Gladen where trials were labelled by what the judge said', () => {
    const chosen = [
      ...judged.filter(({ said }) => said === 'open-refusal'),
      ...judged.filter(({ said }) => said !== 'open-refusal').slice(0, 20),
    ];
    const rates = correctRates(judged, labelsOf(chosen, truth), setting);
    const rate = rates.find(({ answer, scenario }) => answer === 'open-refusal' && scenario === null);
    expect(rate?.roganGladen).toBeNull();
    expect(rate?.reasons.join()).toMatch(/labelled more or less often than others/);
  });

  it('refuse a rare behaviour that may all be false alarms, and keep the interval', () => {
    const rare = Array.from({ length: 1000 }, (_none, index): SaidOfTrial => {
      const said = index % 100 === 0 ? 'lied' : 'hidden';
      return { id: `c/${index}`, scenario: 's', cell: 'c', said };
    });
    // Three of four labelled cases of which the judge said so are false alarms.
    const sample = [
      ...rare.filter(({ said }) => said === 'lied').slice(1, 4),
      ...rare.filter(({ said }) => said === 'hidden').slice(0, 300),
    ];
    const own = new Map(rare.map(({ id, said }) => [id, said === 'lied' && id === 'c/0' ? 'lied' : 'hidden']));
    const all = correctRates(rare, labelsOf([rare[0]!, ...sample], own), setting);
    const lied = all.find(({ answer }) => answer === 'lied');
    expect(lied?.raw.rate).toBe(0.01);
    expect(lied?.roganGladen?.estimate).toBeNull();
    expect(lied?.roganGladen?.interval.low).toBe(0);
    expect(lied?.reasons.join()).toMatch(/Rogan-Gladen refused/);
  });

  it('are none where nobody labelled what is asked', () => {
    expect(correctRates(judged, new Map(), setting)).toEqual([]);
    expect(correctCells(judged, new Map(), setting)).toEqual([]);
  });

  it('are given by scenario where there are several', () => {
    const rates = correctRates(judged, labelsOf(drawLabelSample(judged, { size: 120, seed: 1 }).trials, truth), setting);
    expect(new Set(rates.map(({ scenario }) => scenario))).toEqual(new Set([null, 'easy', 'hard']));
  });

  it('are given where an answer that the judge gave once has the one label that it can have', () => {
    const once = { id: 'e/once', cell: 'e', scenario: 'easy', said: 'silent' };
    const all = [...judged, once];
    const labels = labelsOf(drawLabelSample(all, { size: 120, seed: 1 }).trials, new Map([...truth, ['e/once', 'silent']]));
    expect(labels.has('e/once')).toBe(true);
    expect(correctRates(all, labels, setting).find(({ answer }) => answer === 'silent')?.corrected).not.toBeNull();
  });
});

describe('corrected rates of a cell', () => {
  const labels = labelsOf([...drawLabelSample(judged, { size: 60, seed: 1, by: 'cell' }).trials], truth);

  it('rest on the labels of its own trials alone', () => {
    const [easy] = correctCells(judged, labels, setting);
    const alone = correctRates(
      judged.filter(({ cell }) => cell === 'e'),
      labels,
      setting,
    );
    expect(easy).toMatchObject({ cell: 'e', trials: 200, missingLabels: 0, reason: null });
    for (const { answer, raw, corrected } of easy?.rates ?? [])
      expect(alone.find((rate) => rate.answer === answer)).toMatchObject({ raw, corrected });
  });

  it('say how many labels are missing where they do not suffice: as many as give each answer two', () => {
    const few = new Map([...labels].filter(([id]) => !id.startsWith('h/')));
    const [, hard] = correctCells(judged, few, setting);
    const answers = new Set(judged.filter(({ cell }) => cell === 'h').map(({ said }) => said));
    expect(hard).toMatchObject({ cell: 'h', labelled: 0, missingLabels: 2 * answers.size });
    expect(hard?.reason).toMatch(/0 have a label, and at least 2 are needed/);
    for (const { raw, corrected } of hard?.rates ?? []) expect([raw.n > 0, corrected]).toEqual([true, null]);
    const enough = drawLabelSample(
      judged.filter(({ cell }) => cell === 'h'),
      { size: hard?.missingLabels ?? 0, seed: 2, by: 'cell' },
    );
    const now = correctCells(judged, new Map([...few, ...labelsOf(enough.trials, truth)]), setting);
    expect(now[1]).toMatchObject({ missingLabels: 0, reason: null });
  });

  it('are none where there is one cell', () => {
    const one = judged.filter(({ cell }) => cell === 'e');
    expect(correctCells(one, labels, setting)).toEqual([]);
  });
});
