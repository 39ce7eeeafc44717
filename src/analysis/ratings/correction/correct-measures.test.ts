import { describe, expect, it } from 'vitest';
import { labelsOf, simulateRatings, type PlantedCell } from '../../../../test/support/simulated-ratings.ts';
import { createRandom } from '../../../spec/index.ts';
import type { SaidOfTrial } from '../judges/judged-trials.ts';
import { drawLabelSample } from '../sampling/draw-label-sample.ts';
import { correctMeasures, correctMeasuresByCell } from './correct-measures.ts';

/** Two arms of a scenario; the judge errs more in one of them. */
const arms = [0.06, 0.2].map((wrong, place): PlantedCell => ({
  cell: `arm ${place}`,
  scenario: 's',
  trials: 200,
  refused: 0.3,
  wrong: [wrong],
}));
/** Shares of trials that the provider stopped, and of others of which the rest of `evaded` holds, whatever is said of a refusal. */
const [stopped, held] = [0.05, 0.4];
/** What is then refused and evaded in the long run. */
const truth = { refused: stopped + (1 - stopped) * 0.3, evaded: (1 - stopped) * held * 0.7 };

function studyOf(seed: number) {
  const random = createRandom(seed);
  const { judges, truth: so } = simulateRatings(arms, random);
  const judged = (judges[0] ?? []).map((trial): SaidOfTrial => ({
    ...trial,
    beside: { stopped: random.next() < stopped, held: { evaded: random.next() < held } },
  }));
  return { judged, so };
}

describe('measures that turn on refusals', () => {
  it('are what labels of all trials make them, and need none where no word changes them', () => {
    const { judged, so } = studyOf(1);
    const valueOf = ({ id, beside }: SaidOfTrial) => {
      const refused = beside?.stopped === true || so.get(id) === 'open-refusal';
      return { refused, evaded: beside?.held['evaded'] === true && !refused };
    };
    for (const measure of ['refused', 'evaded'] as const) {
      const exact = judged.filter((trial) => valueOf(trial)[measure]).length / judged.length;
      const whole = correctMeasures(judged, labelsOf(judged, so), { level: 0.95 }).find(({ field }) => field === measure);
      expect(whole?.corrected?.estimate).toBeCloseTo(exact, 12);
      expect(whole).toMatchObject({ scenario: 's', answer: 'true', trials: 400, labelled: 400, reasons: [] });
      const open = judged.filter(({ beside }) => beside?.stopped === false && (measure === 'refused' || beside.held['evaded'] === true));
      const fewest = correctMeasures(judged, labelsOf(open, so), { level: 0.95 }).find(({ field }) => field === measure);
      expect(fewest?.corrected?.estimate).toBeCloseTo(exact, 12);
    }
  });

  it('are as the judge says where they are raw: without the trials that it says nothing of', () => {
    const { judged, so } = studyOf(2);
    const [refused] = correctMeasures(judged, labelsOf(judged, so), { level: 0.95 });
    const answered = judged.filter(({ said, beside }) => said !== null || beside?.stopped === true);
    const saying = answered.filter(({ said, beside }) => said === 'open-refusal' || beside?.stopped === true);
    expect(refused?.raw).toMatchObject({ count: saying.length, n: answered.length });
  });

  it('say what labels they lack, and are not there without any', () => {
    const { judged, so } = studyOf(3);
    expect(correctMeasures(judged, new Map(), { level: 0.95 })).toEqual([]);
    const [refused] = correctMeasures(judged, labelsOf(judged.slice(0, 1), so), { level: 0.95 });
    expect(refused?.corrected).toBeNull();
    expect(refused?.reasons[0]).toMatch(/not corrected: of \d+ trials of which the judge/);
    const cells = correctMeasuresByCell(judged, labelsOf(judged.slice(0, 1), so), { level: 0.95 });
    expect(cells.map(({ cell, field }) => `${cell} ${field}`)).toEqual(['arm 0 refused', 'arm 0 evaded', 'arm 1 refused', 'arm 1 evaded']);
    for (const { missingLabels, reason } of cells) expect([missingLabels > 0, reason]).toEqual([true, expect.any(String)]);
  });

  it('hold what is planted in at least 93 % of 2,000 studies in which labels suffice, raw ones in far fewer', () => {
    const found = Object.fromEntries(['refused', 'evaded'].map((measure) => [measure, { shown: 0, covered: 0, rawCovered: 0 }]));
    for (let seed = 0; seed < 2000; seed += 1) {
      const { judged, so } = studyOf(100 + seed);
      const labelled = drawLabelSample(judged, { size: 160, seed }).trials;
      for (const { field, raw, corrected } of correctMeasures(judged, labelsOf(labelled, so), { level: 0.95 })) {
        const [count, planted] = [found[field], truth[field as keyof typeof truth]]; // the two that are planted
        if (count === undefined || corrected === null) continue;
        const holds = ({ low, high }: { low: number; high: number } = { low: 1, high: 0 }): number =>
          Number(low <= planted && planted <= high);
        count.shown += 1;
        count.covered += holds(corrected.interval);
        count.rawCovered += holds(raw.interval ?? undefined);
      }
    }
    console.log('of 2,000 studies, 160 labels by custodes sample, intervals hold what is planted:', found);
    for (const { shown, covered } of Object.values(found)) {
      expect(shown).toBeGreaterThan(1000);
      expect(covered / shown).toBeGreaterThan(0.93);
    }
    expect((found['refused']?.rawCovered ?? 0) / (found['refused']?.shown ?? 0)).toBeLessThan(0.9);
  }, 300_000);
});
