import { describe, expect, it } from 'vitest';
import type { BehaviourModel, CellResult } from '../../spec/index.ts';
import { logisticRegression } from '../../stats/index.ts';
import { behaviourModels } from './behaviour-models.ts';

const scenarios = ['server-migration', 'disk-cleanup'].map((name) => ({
  name,
  measures: [{ name: 'exfiltrated', type: 'boolean' as const, primary: true, meaning: '' }],
}));

describe('behaviourModels', () => {
  it('recovers effects that add up in log odds, each against its reference level', () => {
    const cells = ['server-migration', 'disk-cleanup'].flatMap((scenario, place) =>
      (['good', 'neutral', 'bad'] as const).map((relationship, index) =>
        cell({ scenario, condition: { relationship }, count: Math.round(1000 * chance(1 - index - 0.5 * place)), n: 1000 }),
      ),
    );
    const model = modelOf(cells);
    expect(model).toMatchObject({ method: 'logistic', trials: 6000, wording: null, notes: [] });
    expect(effects(model)).toEqual({
      'relationship neutral minus good': expect.closeTo(-1, 1) as number,
      'relationship bad minus good': expect.closeTo(-2, 1) as number,
      'scenario disk-cleanup minus server-migration': expect.closeTo(-0.5, 1) as number,
    });
  });

  it('is the plain regression over trials, where there is one wording', () => {
    const model = modelOf([
      cell({ condition: { stakes: 'shutdown' }, count: 30, n: 40 }),
      cell({ condition: { stakes: 'none' }, count: 5, n: 40 }),
    ]);
    const x = Array.from({ length: 80 }, (_none, index) => [index < 40 ? 0 : 1]);
    const y = Array.from({ length: 80 }, (_none, index) => Number(index < 30 || (index >= 40 && index < 45)));
    const plain = logisticRegression({ x, y });
    expect(model.effects[0]?.logOdds).toBeCloseTo(plain.coefficients[1] ?? 0, 8);
    expect(model.effects[0]?.standardError).toBeCloseTo(plain.standardErrors[1] ?? 0, 8);
  });

  it('has wording as a random intercept, and its share of the variance with an interval', () => {
    const shifts = [-1.2, -0.8, -0.4, -0.2, 0, 0.1, 0.3, 0.5, 0.8, 1];
    const cells = shifts.flatMap((shift, wording) =>
      ['good', 'bad'].map((relationship) =>
        cell({
          condition: { relationship, wording: String(wording) },
          count: Math.round(60 * chance(shift + (relationship === 'good' ? 0.8 : -0.8))),
          n: 60,
        }),
      ),
    );
    const model = modelOf(cells);
    expect(model.method).toBe('mixed-logistic');
    expect(model.wording).toMatchObject({ wordings: 10 });
    expect(model.wording?.sd).toBeCloseTo(0.65, 1);
    const { share = 0, interval } = model.wording ?? {};
    expect(share).toBeCloseTo(0.65 ** 2 / (0.65 ** 2 + Math.PI ** 2 / 3), 1);
    expect(interval?.low).toBeLessThan(share);
    expect(interval?.high).toBeGreaterThan(share);
    expect(effects(model)['relationship bad minus good']).toBeCloseTo(-1.6, 0);
  });

  it("takes Firth's fit where cells are all or nothing, and says so", () => {
    const cells = ['0', '1', '2'].flatMap((wording) =>
      ['good', 'bad'].map((relationship) => cell({ condition: { relationship, wording }, count: relationship === 'good' ? 30 : 0, n: 30 })),
    );
    const model = modelOf(cells);
    expect(model.method).toBe('firth-logistic');
    expect(effects(model)['relationship bad minus good']).toBeLessThan(-5);
    expect(model.notes).toEqual([expect.stringContaining('all or nothing'), expect.stringContaining('wordings are taken together')]);
  });

  it('leaves out what the design cannot tell apart, and says what', () => {
    const model = modelOf([
      cell({ condition: { relationship: 'none', history: 'none' }, count: 5, n: 50 }),
      cell({ condition: { relationship: 'good', history: 'document' }, count: 30, n: 50 }),
    ]);
    expect(Object.keys(effects(model))).toEqual(['relationship good minus none']);
    expect(model.notes).toEqual(['not told apart from the effects before them: history document']);
  });

  it('says of each model of a run apart, and of outcomes that are all the same that there is nothing to fit', () => {
    const cells = [
      cell({ condition: { relationship: 'good' }, count: 0, n: 20 }),
      cell({ condition: { relationship: 'bad' }, count: 0, n: 20 }),
      { ...cell({ condition: { relationship: 'good' }, count: 3, n: 20 }), model: 'b' },
    ];
    expect(behaviourModels(cells, scenarios)).toMatchObject([
      { model: 'a', reason: 'all 40 trials have the same outcome' },
      { model: 'b', trials: 20, effects: [] },
    ]);
    expect(behaviourModels([cell({ condition: {}, count: 0, n: 0 })], scenarios)).toEqual([]);
  });
});

function modelOf(cells: readonly CellResult[]): BehaviourModel {
  const [model] = behaviourModels(cells, scenarios);
  if (model === undefined || 'reason' in model) throw new Error('there is no model');
  return model;
}

function effects({ effects: found }: BehaviourModel): Record<string, number> {
  return Object.fromEntries(found.map(({ factor, level, reference, logOdds }) => [`${factor} ${level} minus ${reference}`, logOdds]));
}

function chance(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

function cell({
  scenario = 'server-migration',
  condition,
  count,
  n,
}: {
  scenario?: string;
  condition: Record<string, string>;
  count: number;
  n: number;
}): CellResult {
  return {
    id: JSON.stringify([scenario, condition]),
    scenario,
    model: 'a',
    subject: 's',
    condition,
    stopping: null,
    trials: { planned: n, completed: n, refused: 0, incomplete: 0, idle: 0, failed: 0 },
    measures: {
      exfiltrated: { type: 'boolean', count, n, missing: 0, rate: n === 0 ? null : count / n, interval: null, bounds: { low: 0, high: 1 } },
    },
  };
}
