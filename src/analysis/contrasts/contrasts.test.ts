import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Contrast, type Cell, type MeasureDefinition, type MeasureValue, type StudyContrast } from '../../spec/index.ts';
import { boschlooTest, cochranMantelHaenszelTest, miettinenNurminenInterval, stratifiedRiskDifference } from '../../stats/index.ts';
import { createContrastCounter } from './contrast-counter.ts';

const measures: readonly MeasureDefinition[] = [
  { name: 'moved', type: 'boolean', primary: true, meaning: 'it was moved' },
  { name: 'reportedScore', type: 'number', meaning: 'the score' },
];
const goodMinusBad: StudyContrast = { name: 'good minus bad', arm: { relationship: 'good' }, minus: { relationship: 'bad' } };
const score: StudyContrast = { ...goodMinusBad, measure: 'reportedScore' };

/** A trial of one of the arms: its world and what came of it. */
interface Play {
  readonly arm: 'good' | 'bad';
  readonly world: number;
  readonly moved?: boolean | null;
  readonly reportedScore?: number | null;
  readonly wording?: string;
}

describe('a contrast of proportions', () => {
  const strata = [
    { count1: 3, n1: 6, count2: 1, n2: 5 },
    { count1: 2, n1: 3, count2: 1, n2: 4 },
    { count1: 4, n1: 6, count2: 0, n2: 4 },
  ];
  const plays = strata.flatMap(({ count1, n1, count2, n2 }, world) => [
    ...arm('good', world, count1, n1),
    ...arm('bad', world, count2, n2),
  ]);

  it('is the stratified difference with the interval of Miettinen and Nurminen and the test of Cochran, Mantel and Haenszel', () => {
    const contrast = only(plays);
    const expected = stratifiedRiskDifference({ strata, level: 0.95 });
    expect(contrast.estimate).toBeCloseTo(expected.estimate, 12);
    expect(contrast.interval).toEqual({
      level: 0.95,
      method: 'stratified-miettinen-nurminen',
      low: expected.low,
      high: expected.high,
    });
    expect(contrast.test).toMatchObject({ method: 'cochran-mantel-haenszel', pValue: cochranMantelHaenszelTest({ strata }).pValue });
    expect(contrast).toMatchObject({ strata: 3, type: 'proportions', family: 'primary', alsoDiffer: [] });
    expect(contrast.arms.map(({ label, n, count, missing }) => [label, n, count, missing])).toEqual([
      ['relationship good', 15, 9, 5],
      ['relationship bad', 13, 2, 7],
    ]);
  });

  it('takes worlds together for its interval alone, where they hold a trial or two', () => {
    const sparse = [0, 1, 2, 3, 4, 5].flatMap((world) => [...arm('good', world, world % 2, 1), ...arm('bad', world, 0, 1)]);
    const contrast = only(sparse);
    const plain = miettinenNurminenInterval({ count1: 3, n1: 6, count2: 0, n2: 6, level: 0.95 });
    expect(contrast.interval).toMatchObject({ method: 'miettinen-nurminen', low: plain.low, high: plain.high });
    expect(contrast).toMatchObject({ strata: 6, estimate: 0.5, test: { method: 'cochran-mantel-haenszel' } });
  });

  it('is tested by Boschloo in one stratum', () => {
    const one = { count1: 7, n1: 10, count2: 2, n2: 9 };
    const contrast = only([...arm('good', 0, 7, 10), ...arm('bad', 0, 2, 9)]);
    expect(contrast.test).toMatchObject({ method: 'boschloo', ...boschlooTest(one) });
    expect(contrast.interval).toMatchObject({ method: 'miettinen-nurminen', low: miettinenNurminenInterval({ ...one, level: 0.95 }).low });
  });

  it('is tested by McNemar only where the study asks for pairs, of trials of the same index', () => {
    const good = [true, true, true, true, true, true, false];
    const bad = [false, false, false, false, false, false, false];
    const paired = good.flatMap((moved, index): Play[] => [
      { arm: 'good', world: index, moved },
      { arm: 'bad', world: index, moved: bad[index] ?? false },
    ]);
    const [contrast] = contrastsOf(paired, [{ ...goodMinusBad, paired: true }]);
    expect(contrast?.test?.method).toBe('mcnemar-exact');
    expect(contrast?.test?.pValue).toBeCloseTo(2 / 2 ** 6, 12);
    expect(only(paired).test?.method).toBe('cochran-mantel-haenszel');
  });

  it('tells how outcomes of one world hang together, and null where nothing varies', () => {
    const alike = [0, 1, 2, 3].flatMap((world) => [...arm('good', world, world % 2, 1), ...arm('bad', world, world % 2, 1)]);
    expect(only(alike).withinPairCorrelation).toBeCloseTo(1, 12);
    const opposed = [0, 1, 2, 3].flatMap((world) => [...arm('good', world, world % 2, 1), ...arm('bad', world, 1 - (world % 2), 1)]);
    expect(only(opposed).withinPairCorrelation).toBeCloseTo(-1, 12);
    expect(only([...arm('good', 0, 2, 2), ...arm('bad', 1, 0, 2)]).withinPairCorrelation).toBeNull();
  });

  it('has bounds that count the missing against it and for it, over what was planned', () => {
    const contrast = only([...arm('good', 0, 10, 18), ...arm('bad', 0, 4, 20)]);
    expect(contrast.bounds?.low).toBeCloseTo(10 / 20 - 4 / 20, 12);
    expect(contrast.bounds?.high).toBeCloseTo(12 / 20 - 4 / 20, 12);
    expect(contrast.sentence).toContain('With 2 planned trials without a value all against it or all for it');
  });
});

describe('a contrast of means', () => {
  const spread = [58, 60, 62, 64, 66];
  const scores = (side: Play['arm'], shift: number): Play[] =>
    [0, 1, 2].flatMap((world) => spread.map((value) => ({ arm: side, world, reportedScore: value + shift + 10 * world })));

  it('takes worlds apart, so that what they differ in is not taken for chance', () => {
    const [contrast] = contrastsOf([...scores('good', 5), ...scores('bad', 0)], [score]);
    expect(contrast).toMatchObject({ type: 'means', estimate: 5, strata: 3 });
    const standardError = Math.sqrt((10 / 15) * 2);
    expect(contrast?.interval?.low).toBeCloseTo(5 - 2.0639 * standardError, 3);
    expect(contrast?.test).toMatchObject({ method: 'mantel-haenszel-mean-score' });
    expect(contrast?.test?.pValue).toBeLessThan(0.001);
    expect(contrast?.sentence).toContain('had a mean of 77 over 15 trials under relationship good');
  });

  it('agrees with the test of proportions on outcomes of 0 and 1', () => {
    const strata = [
      { count1: 3, n1: 4, count2: 1, n2: 5 },
      { count1: 2, n1: 3, count2: 1, n2: 2 },
    ];
    const plays = strata.flatMap(({ count1, n1, count2, n2 }, world) => [
      ...arm('good', world, count1, n1),
      ...arm('bad', world, count2, n2),
    ]);
    const [contrast] = contrastsOf(
      plays.map((play) => ({ ...play, reportedScore: Number(play.moved) })),
      [score],
    );
    expect(contrast?.test?.pValue).toBeCloseTo(cochranMantelHaenszelTest({ strata }).pValue, 12);
    expect(contrast?.estimate).toBeCloseTo(stratifiedRiskDifference({ strata, level: 0.9 }).estimate, 12);
  });

  it('tells two arms of one value each apart, and has an interval of no width there', () => {
    const constant = (side: Play['arm'], value: number): Play[] =>
      Array.from({ length: 12 }, () => ({ arm: side, world: 0, reportedScore: value }));
    const [contrast] = contrastsOf([...constant('good', 90), ...constant('bad', 60)], [score]);
    expect(contrast).toMatchObject({ estimate: 30, interval: { low: 30, high: 30 } });
    expect(contrast?.test?.pValue).toBeGreaterThan(0);
    expect(contrast?.test?.pValue).toBeLessThan(0.001);
  });
});

describe('degenerate runs', () => {
  it.each<[string, readonly Play[], Partial<Contrast>]>([
    [
      'an empty arm',
      arm('good', 0, 3, 5),
      { estimate: null, interval: null, simultaneous: null, test: null, strata: 0, bounds: { low: 3 / 20 - 1, high: 18 / 20 } },
    ],
    ['nothing run', [], { estimate: null, interval: null, test: null, bounds: { low: -1, high: 1 } }],
    [
      'all trials failed',
      [0, 1].flatMap((world): Play[] => [
        { arm: 'good', world, moved: null },
        { arm: 'bad', world, moved: null },
      ]),
      { estimate: null, interval: null, test: null, bounds: { low: -1, high: 1 } },
    ],
  ])('with %s give no difference, the widest bounds, and say so', (_name, plays, expected) => {
    const contrast = only(plays);
    expect(contrast).toMatchObject(expected);
    expect(contrast.sentence).toContain('there is no difference to tell');
    expect(() => Contrast.parse(contrast)).not.toThrow();
  });

  it('with one trial a cell give an interval that spans nearly everything, and no small p-value', () => {
    const contrast = only([...arm('good', 0, 1, 1), ...arm('bad', 0, 0, 1)]);
    expect(contrast).toMatchObject({ estimate: 1, test: { method: 'boschloo' } });
    expect(contrast.interval?.low).toBeLessThan(0);
    expect(contrast.test?.pValue).toBeGreaterThan(0.2);
    expect(contrast.sentence).toContain('neither a difference nor its absence is shown');
  });

  it('with no outcome at all give 0 with an interval around it and a p-value of 1', () => {
    const contrast = only([0, 1, 2].flatMap((world) => [...arm('good', world, 0, 6), ...arm('bad', world, 0, 6)]));
    expect(contrast).toMatchObject({ estimate: 0, test: { pValue: 1, adjusted: 1 } });
    expect(contrast.interval?.low).toBeLessThan(-0.05);
    expect(contrast.interval?.high).toBeGreaterThan(0.05);
  });

  it('with values of the two arms in different worlds alone are compared over all worlds', () => {
    const contrast = only([...arm('good', 0, 5, 6), ...arm('bad', 1, 1, 6)]);
    expect(contrast).toMatchObject({ strata: 1, test: { method: 'boschloo' } });
  });
});

describe('the families', () => {
  const plays = [0, 1, 2, 3].flatMap((world) => [...arm('good', world, 4, 5), ...arm('bad', world, 1, 5)]);
  const scored = plays.map((play) => ({ ...play, reportedScore: play.moved === true ? 90 : 60 }));

  it('adjust primary contrasts by Holm, with intervals that hold at once', () => {
    const [moved, scores] = contrastsOf(scored, [goodMinusBad, score]);
    const smaller = Math.min(moved?.test?.pValue ?? 1, scores?.test?.pValue ?? 1);
    expect(Math.min(moved?.test?.adjusted ?? 1, scores?.test?.adjusted ?? 1)).toBeCloseTo(2 * smaller, 12);
    expect(moved?.test?.adjustment).toBe('holm');
    expect(moved?.simultaneous?.level).toBeCloseTo(0.975, 12);
    expect(moved?.simultaneous?.low).toBeLessThan(moved?.interval?.low ?? 0);
  });

  it('are fixed by the plan: a contrast that cannot be tested still counts', () => {
    const [moved] = contrastsOf(plays, [goodMinusBad, score]);
    expect(moved?.test?.adjusted).toBeCloseTo(2 * (moved?.test?.pValue ?? 1), 12);
  });

  it('mark what was not named as exploratory, with intervals that are not adjusted', () => {
    const [contrast] = contrastsOf(plays, []);
    expect(contrast).toMatchObject({ family: 'exploratory', simultaneous: null, test: { adjustment: 'benjamini-hochberg' } });
    expect(contrast?.sentence).toMatch(/^Exploratory, not named before the run\./);
    expect(contrast?.sentence).toContain('unadjusted');
  });
});

describe('the sentence', () => {
  it('says what is shown, for whom, and what is not, in words for outcomes', () => {
    const plays = [0, 1, 2, 3].flatMap((world) => [...arm('good', world, 5, 5), ...arm('bad', world, 0, 5)]);
    expect(only(plays).sentence).toMatchInlineSnapshot(
      `"In x, with m as the subject, moved (it was moved) was true in 20 of 20 trials (100 %) under relationship good, and in 0 of 20 trials (0 %) under relationship bad. The difference over 4 strata of the same world and condition is +100 percentage points (95 % interval from +80.7 to +100; p < 0.001). So it is more frequent under relationship good than under relationship bad. It holds for the one wording that was used. It says how often, not why."`,
    );
    expect(only(plays).sentence).not.toMatch(/prefer|want|wish|intend|loyal|motive|try|tries|protect/i);
  });

  it('marks planted subjects', () => {
    expect(only(arm('good', 0, 1, 2), 'reference/protector').sentence).toMatch(/Planted subjects, not findings\.$/);
  });
});

describe('across wordings', () => {
  const run = (wordings: number, rate: (wording: number) => number): Contrast => {
    const names = Array.from({ length: wordings }, (_none, index) => String(index));
    const plays = names.flatMap((wording, index) => [
      ...arm('good', 0, rate(index), 10).map((play) => ({ ...play, wording })),
      ...arm('bad', 0, 1, 10).map((play) => ({ ...play, wording })),
    ]);
    return only(plays, 'm', names);
  };

  it('is the mean over wordings with t of one degree of freedom less, from ten of them to be relied on', () => {
    const contrast = run(10, (index) => (index % 2 === 0 ? 6 : 8));
    const half = (2.262157 * Math.sqrt(0.1 / 9)) / Math.sqrt(10);
    expect(contrast.acrossWordings).toMatchObject({ wordings: 10, interval: { method: 'cluster-robust-t' }, refused: null });
    expect(contrast.acrossWordings?.interval?.low).toBeCloseTo(0.6 - half, 6);
    expect(contrast.sentence).toContain('as a mean over wordings like them');
    expect(run(6, (index) => index + 2).sentence).toContain('from too few of them to rely on');
  });

  it('is refused below five wordings, and where they do not differ', () => {
    expect(run(4, (index) => 5 + index).acrossWordings).toMatchObject({
      interval: null,
      refused: expect.stringContaining('too few') as string,
    });
    expect(run(10, () => 5).acrossWordings).toMatchObject({ interval: null, refused: expect.stringContaining('do not differ') as string });
    expect(only(arm('good', 0, 1, 2)).acrossWordings).toBeNull();
  });
});

describe('what must hold', () => {
  const anyPlays = fc.array(
    fc.record({
      arm: fc.constantFrom('good' as const, 'bad' as const),
      world: fc.integer({ min: 0, max: 3 }),
      moved: fc.constantFrom(true, false, false, null),
      reportedScore: fc.constantFrom(60, 70, 85, null),
    }),
    { maxLength: 20 },
  );

  it('holds for any run: valid, within [-1, 1], and the estimate within its intervals and bounds', () => {
    fc.assert(
      fc.property(anyPlays, (plays) => {
        const [contrast] = contrastsOf(plays, [goodMinusBad, score]);
        const parsed = Contrast.parse(contrast);
        if (parsed.estimate === null) return;
        for (const interval of [parsed.interval, parsed.simultaneous, parsed.bounds]) {
          expect(interval?.low).toBeLessThanOrEqual(parsed.estimate + 1e-9);
          expect(interval?.high).toBeGreaterThanOrEqual(parsed.estimate - 1e-9);
          expect(interval?.low).toBeGreaterThanOrEqual(-1);
          expect(interval?.high).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('turns round with the arms, and does not depend on the order of the trials', () => {
    fc.assert(
      fc.property(anyPlays, (plays) => {
        const turned = plays.map((play): Play => ({ ...play, arm: play.arm === 'good' ? 'bad' : 'good' }));
        const [forwards] = contrastsOf(plays, [goodMinusBad]);
        const [backwards] = contrastsOf(turned.toReversed(), [goodMinusBad]);
        expect(backwards?.estimate ?? 0).toBeCloseTo(-(forwards?.estimate ?? 0), 9);
        expect(backwards?.interval?.low ?? 0).toBeCloseTo(-(forwards?.interval?.high ?? 0), 6);
        expect(backwards?.test?.pValue ?? 1).toBeCloseTo(forwards?.test?.pValue ?? 1, 6);
      }),
    );
  });
});

function arm(side: Play['arm'], world: number, count: number, n: number): Play[] {
  return Array.from({ length: n }, (_none, index) => ({ arm: side, world, moved: index < count }));
}

function only(plays: readonly Play[], model = 'm', wordings: readonly string[] = ['0']): Contrast {
  const [contrast] = contrastsOf(plays, [goodMinusBad], model, wordings);
  if (contrast === undefined) throw new Error('there is no contrast');
  return contrast;
}

function contrastsOf(
  plays: readonly Play[],
  contrasts: readonly StudyContrast[],
  model = 'm',
  wordings: readonly string[] = ['0'],
): Contrast[] {
  const cells = ['good', 'bad'].flatMap((relationship) =>
    wordings.map((wording): Cell => ({
      id: `${relationship}-${wording}`,
      scenario: 'x',
      condition: { relationship, history: 'document', wording },
      model,
      subject: 'tool-loop',
      trials: 20,
    })),
  );
  const counter = createContrastCounter({ study: { study: 's', seed: 0, contrasts: [...contrasts] }, cells }, [{ name: 'x', measures }]);
  const next = new Map<string, number>();
  for (const { arm: side, world, wording = '0', moved = null, reportedScore = null } of plays) {
    const cell = `${side}-${wording}`;
    const index = next.get(cell) ?? 0;
    next.set(cell, index + 1);
    const values: Record<string, MeasureValue> = { moved, reportedScore };
    counter.add({ cell, index, worldVariant: world, measures: values });
  }
  return counter.contrasts(0.95);
}
