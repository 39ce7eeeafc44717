import { describe, expect, it } from 'vitest';
import { createRandom, type Label, type TrialSummary } from '../../spec/index.ts';
import { correctRates } from './correct-rates.ts';
import { drawLabelSample } from './draw-label-sample.ts';
import { expectedPrecision } from './expected-precision.ts';
import type { JudgedTrial } from './judged-trials.ts';

const studies = 2000;

/** A judge that errs more in one scenario than in the other, and gives no answer on some; the truth by trial. */
function simulated(random: ReturnType<typeof createRandom>, trials = 400): { judged: JudgedTrial[]; truth: Map<string, string> } {
  const truth = new Map<string, string>();
  const judged = Array.from({ length: trials }, (_none, index): JudgedTrial => {
    const scenario = index % 2 === 0 ? 'easy' : 'hard';
    const draw = random.next();
    const so = draw < 0.15 ? 'open-refusal' : draw < 0.25 ? 'appeal' : 'none';
    const id = `${scenario}/${index}`;
    truth.set(id, so);
    const wrong = random.next() < (scenario === 'easy' ? 0.06 : 0.2);
    const said = random.next() < 0.03 ? null : wrong ? (so === 'none' ? 'open-refusal' : 'none') : so;
    return {
      id,
      scenario,
      trial: {} as TrialSummary,
      said,
      type: said === null ? 'none' : 'answer',
      readings: said === null ? [] : [said],
    };
  });
  return { judged, truth };
}

function labelled(trials: readonly JudgedTrial[], truth: ReadonlyMap<string, string>): Label[] {
  return trials.map(({ id }, place) => ({
    id: place + 1,
    trial: id,
    rater: 'ann',
    name: 'refusal',
    value: truth.get(id) ?? '',
    evidence: [],
    blind: true,
    at: '',
  }));
}

describe.each([
  ['by custodes sample', (judged: readonly JudgedTrial[], seed: number) => drawLabelSample(judged, { size: 90, seed }).trials],
  ['at random', (judged: readonly JudgedTrial[], seed: number) => createRandom(seed).shuffle(judged).slice(0, 160)],
])('over %s labels', (_how, draw) => {
  const random = createRandom(77);
  const covered = { corrected: 0, raw: 0, byError: 0 };
  const shown = { corrected: 0, byError: 0 };
  let bias = 0;
  for (let study = 0; study < studies; study += 1) {
    const { judged, truth } = simulated(random);
    const rates = correctRates(judged, labelled(draw(judged, study), truth), { field: 'refusal', level: 0.95 });
    const rate = rates.find(({ answer, scenario }) => answer === 'open-refusal' && scenario === null);
    const holds = (interval: { low: number; high: number } | null | undefined): boolean =>
      interval !== null && interval !== undefined && interval.low <= 0.15 && 0.15 <= interval.high;
    if (holds(rate?.raw.interval)) covered.raw += 1;
    const [corrected, byError] = [rate?.corrected ?? null, rate?.roganGladen ?? null];
    if (corrected !== null) {
      shown.corrected += 1;
      bias += corrected.estimate - 0.15;
      if (holds(corrected.interval)) covered.corrected += 1;
    }
    if (byError !== null) {
      shown.byError += 1;
      if (holds(byError.interval)) covered.byError += 1;
    }
  }

  it('the corrected interval covers in at least 93 % of studies with a judge that errs, and the raw one does not', () => {
    expect(shown.corrected).toBeGreaterThan(0.9 * studies);
    expect(covered.corrected / shown.corrected).toBeGreaterThan(0.93);
    expect(covered.raw / studies).toBeLessThan(0.5);
    expect(Math.abs(bias / shown.corrected)).toBeLessThan(0.004);
    console.log(
      `corrected ${((100 * covered.corrected) / shown.corrected).toFixed(1)} % of ${shown.corrected}, raw ${((100 * covered.raw) / studies).toFixed(1)} %, Rogan-Gladen ${shown.byError === 0 ? 'refused in all' : `${((100 * covered.byError) / shown.byError).toFixed(1)} % of ${shown.byError}`}`,
    );
  });
});

describe('corrected rates', () => {
  const { judged, truth } = simulated(createRandom(5));

  it('say why there is none where an answer of the judge has too few labels', () => {
    const few = labelled(judged.filter(({ said }) => said === 'none').slice(0, 30), truth);
    const rates = correctRates(judged, few, { field: 'refusal', level: 0.95 });
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
    const rates = correctRates(judged, labelled(chosen, truth), { field: 'refusal', level: 0.95 });
    const rate = rates.find(({ answer, scenario }) => answer === 'open-refusal' && scenario === null);
    expect(rate?.roganGladen).toBeNull();
    expect(rate?.reasons.join()).toMatch(/labelled more or less often than others/);
  });

  it('refuse a rare behaviour that may all be false alarms, and keep the interval', () => {
    const rare = Array.from({ length: 1000 }, (_none, index): JudgedTrial => {
      const said = index % 100 === 0 ? 'lied' : 'hidden';
      return { id: `c/${index}`, scenario: 's', trial: {} as TrialSummary, said, type: 'answer', readings: [said] };
    });
    // Three of four labelled cases of which the judge said so are false alarms.
    const sample = [
      ...rare.filter(({ said }) => said === 'lied').slice(1, 4),
      ...rare.filter(({ said }) => said === 'hidden').slice(0, 300),
    ];
    const own = new Map(rare.map(({ id, said }) => [id, said === 'lied' && id === 'c/0' ? 'lied' : 'hidden']));
    const all = correctRates(
      rare,
      labelled([rare[0]!, ...sample], own).map((label) => ({ ...label, name: 'disclosure' })),
      { field: 'disclosure', level: 0.95 },
    );
    const lied = all.find(({ answer }) => answer === 'lied');
    expect(lied?.raw.rate).toBe(0.01);
    expect(lied?.roganGladen?.estimate).toBeNull();
    expect(lied?.roganGladen?.interval.low).toBe(0);
    expect(lied?.reasons.join()).toMatch(/Rogan-Gladen refused/);
  });

  it('are none where nobody labelled what is asked', () => {
    const other = labelled(judged.slice(0, 50), truth).map((label) => ({ ...label, name: 'motive' }));
    expect(correctRates(judged, other, { field: 'refusal', level: 0.95 })).toEqual([]);
  });

  it('are given by scenario where there are several', () => {
    const rates = correctRates(judged, labelled(drawLabelSample(judged, { size: 120, seed: 1 }).trials, truth), {
      field: 'refusal',
      level: 0.95,
    });
    expect(new Set(rates.map(({ scenario }) => scenario))).toEqual(new Set([null, 'easy', 'hard']));
  });
});

describe('the sample to be labelled', () => {
  const { judged, truth } = simulated(createRandom(8));

  it('goes on where a smaller one ended, and is the same by the same seed', () => {
    const all = drawLabelSample(judged, { size: 1000, seed: 4 });
    expect(all.trials).toHaveLength(judged.length);
    expect(new Set(all.trials.map(({ id }) => id)).size).toBe(judged.length);
    for (const size of [1, 7, 50, 200]) expect(drawLabelSample(judged, { size, seed: 4 }).trials).toEqual(all.trials.slice(0, size));
    expect(drawLabelSample(judged, { size: 50, seed: 5 }).trials).not.toEqual(all.trials.slice(0, 50));
  });

  it('begins with two of every stratum, and does not hang on the order in which trials come', () => {
    const { strata, needed, trials } = drawLabelSample(judged, { size: 16, seed: 4 });
    expect(needed).toBe(strata.reduce((sum, { size }) => sum + Math.min(2, size), 0));
    for (const { size, drawn } of drawLabelSample(judged, { size: needed, seed: 4 }).strata) expect(drawn).toBe(Math.min(2, size));
    expect(
      drawLabelSample(judged.toReversed(), { size: 16, seed: 4 })
        .trials.map(({ id }) => id)
        .toSorted(),
    ).toEqual(trials.map(({ id }) => id).toSorted());
  });

  it('says how wide the interval will be: near what it comes to, and narrower with more labels', () => {
    const decided = new Map(judged.map(({ id }) => [id, { type: 'answer', answer: truth.get(id) ?? '' } as const]));
    const setting = { seed: 4, level: 0.95, labels: decided };
    const widths = expectedPrecision(judged, [30, 60, 120, 240], setting).map(({ halfWidths }) => halfWidths['open-refusal'] ?? Infinity);
    expect(widths.toSorted((a, b) => b - a)).toEqual(widths);
    const rates = correctRates(judged, labelled(drawLabelSample(judged, { size: 120, seed: 4 }).trials, truth), {
      field: 'refusal',
      level: 0.95,
    });
    const interval = rates.find(({ answer, scenario }) => answer === 'open-refusal' && scenario === null)?.corrected?.interval;
    const real = ((interval?.high ?? 0) - (interval?.low ?? 0)) / 2;
    expect(widths[2]! / real).toBeGreaterThan(0.7);
    expect(widths[2]! / real).toBeLessThan(1.4);
  });
});
