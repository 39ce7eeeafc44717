import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, type Cell, type MeasureDefinition, type MeasureValue, type StudyContrast } from '../../spec/index.ts';
import { planStopping } from './plan-stopping.ts';
import { createStoppingRule, type RunningRule } from './stopping-rule.ts';

const measures: readonly MeasureDefinition[] = [
  { name: 'moved', type: 'boolean', primary: true, meaning: '' },
  { name: 'score', type: 'number', meaning: '' },
];
const scenarios = [{ name: 'x', measures }];
const goodMinusBad: StudyContrast = { name: 'good minus bad', arm: { relationship: 'good' }, minus: { relationship: 'bad' } };
const goodMinusNeutral: StudyContrast = { name: 'good minus neutral', arm: { relationship: 'good' }, minus: { relationship: 'neutral' } };

describe('a cell that a rule on its rate concerns', () => {
  it('stops at the first look at which the sequence has left the line, and not before', () => {
    const rule = ruleOf({ until: ['decided:moved:0.5'] });
    const stops = Array.from({ length: 20 }, (_nothing, index) => {
      rule.add(trial('good', index, true));
      return rule.stoppedAt('good');
    });
    const first = stops.findIndex((stop) => stop !== undefined);
    expect(first).toBeGreaterThan(5);
    expect(stops[first]).toBe(first + 1);
    expect(stops.at(-1)).toBe(first + 1);
    expect(rule.usedOf('good')).toBe(first + 1);
  });

  it('stops when all rules that concern it hold at one look', () => {
    const stopOf = (until: string[]): number => {
      const rule = ruleOf({ until });
      for (let index = 0; index < 400; index += 1) rule.add(trial('good', index, index % 20 !== 0));
      return rule.stoppedAt('good') ?? Infinity;
    };
    const [line, width, both] = [stopOf(['decided:moved:0.5']), stopOf(['width<=0.2']), stopOf(['decided:moved:0.5', 'width<=0.2'])];
    expect(line).toBeLessThan(width);
    expect(both).toBe(width);
  });

  it('does not look at a block before those below it are complete', () => {
    const rule = ruleOf({ until: ['decided:moved:0.5'] });
    for (let index = 1; index < 100; index += 1) rule.add(trial('good', index, true));
    expect([rule.stoppedAt('good'), rule.lookedAt('good')]).toEqual([undefined, 0]);
    rule.add(trial('good', 0, true));
    expect(rule.stoppedAt('good')).toBeLessThan(20);
  });

  it('goes on to its planned trials where nothing is decided, and nothing waits for it then', () => {
    const rule = ruleOf({ until: ['decided:moved:0.5'], trials: 30 });
    for (let index = 0; index < 30; index += 1) rule.add(trial('good', index, index % 2 === 0));
    expect([rule.stoppedAt('good'), rule.lookedAt('good'), rule.usedOf('good')]).toEqual([undefined, Infinity, 30]);
  });

  it('counts a missing value as both, so that what is missing decides nothing', () => {
    const stopWith = (missing: number): number | undefined => {
      const rule = ruleOf({ until: ['decided:moved:0.5'] });
      for (let index = 0; index < 400; index += 1) rule.add(trial('good', index, index % 10 < missing ? null : true));
      return rule.stoppedAt('good');
    };
    expect(stopWith(0)).toBeLessThan(stopWith(3) ?? 0);
    expect(stopWith(5)).toBeUndefined();
  });

  it('is undecided by a width below the share that is missing', () => {
    const rule = ruleOf({ until: ['width<=0.2'], trials: 2000 });
    for (let index = 0; index < 2000; index += 1) rule.add(trial('good', index, index % 4 === 0 ? null : true));
    expect(rule.stoppedAt('good')).toBeUndefined();
  });
});

describe('a contrast', () => {
  const contrasts = [goodMinusBad, goodMinusNeutral];

  it('stops whole blocks of both arms', () => {
    const rule = ruleOf({ until: ['decided:good minus bad:0'], contrasts: [goodMinusBad] });
    play(rule, { good: 0.9, neutral: 0.5, bad: 0.1 });
    expect(rule.stoppedAt('good')).toBe(rule.stoppedAt('bad'));
    expect(rule.stoppedAt('good')).toBeLessThan(100);
    expect([rule.stoppedAt('neutral'), rule.lookedAt('neutral'), rule.concerns('neutral')]).toEqual([undefined, Infinity, false]);
  });

  it('that shares a cell with another keeps its own look, and the cell runs until the last needs it', () => {
    const rule = ruleOf({ until: ['decided:good minus bad:0', 'decided:good minus neutral:0'], contrasts });
    play(rule, { good: 0.95, neutral: 0.55, bad: 0.05 });
    const [good = 0, neutral = 0, bad = 0] = ['good', 'neutral', 'bad'].map((cell) => rule.stoppedAt(cell));
    expect(bad).toBeLessThan(neutral);
    expect(good).toBe(neutral);
    expect(rule.usedOfContrast('good-minus-bad/moved/m', ['good', 'bad'])).toBe(bad);
    expect(rule.usedOfContrast('good-minus-neutral/moved/m', ['good', 'neutral'])).toBe(neutral);
  });

  it('keeps its cells together under a rule on their rates', () => {
    const rule = ruleOf({ until: ['width<=0.2'], contrasts: [goodMinusBad] });
    play(rule, { good: 0.98, neutral: 0.98, bad: 0.3 });
    expect(rule.stoppedAt('good')).toBe(rule.stoppedAt('bad'));
    expect(rule.stoppedAt('neutral')).toBeLessThan(rule.stoppedAt('bad') ?? 0);
  });

  it('that nothing decides keeps its cells to the planned number', () => {
    const rule = ruleOf({ until: ['decided:good minus bad:0', 'decided:moved:0.5'], contrasts: [goodMinusBad], trials: 60 });
    play(rule, { good: 0.95, neutral: 0.95, bad: 0.95 }, 60);
    expect(['good', 'bad', 'neutral'].map((cell) => rule.stoppedAt(cell) === undefined)).toEqual([true, true, false]);
  });
});

it('decides the same in whatever order trials end, and however far cells have run ahead', () => {
  const setting = { until: ['decided:moved:0.5', 'decided:good minus bad:0'], contrasts: [goodMinusBad], trials: 80 };
  fc.assert(
    fc.property(
      fc.integer(),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
      (seed, [good = 0, neutral = 0, bad = 0]) => {
        const all = playTrials({ good, neutral, bad }, 80, seed);
        const inOrder = ruleOf(setting);
        for (const one of all) inOrder.add(one);
        const shuffled = ruleOf(setting);
        for (const one of createRandom(seed).shuffle(all)) shuffled.add(one);
        const cut = ruleOf(setting);
        for (const one of all) if (one.index < (inOrder.stoppedAt(one.cell) ?? Infinity)) cut.add(one);
        for (const cell of ['good', 'neutral', 'bad']) {
          expect(shuffled.stoppedAt(cell)).toBe(inOrder.stoppedAt(cell));
          expect(cut.stoppedAt(cell)).toBe(inOrder.stoppedAt(cell));
          expect(shuffled.usedOf(cell)).toBe(inOrder.usedOf(cell));
        }
      },
    ),
    { numRuns: 60 },
  );
});

it('asks more of each sequence where all are to hold at once', () => {
  const stopOf = (untilJoint: boolean): number => {
    const rule = ruleOf({ until: ['decided:moved:0.5'], untilJoint });
    play(rule, { good: 0.9, neutral: 0.9, bad: 0.9 });
    return rule.stoppedAt('good') ?? Infinity;
  };
  expect(stopOf(true)).toBeGreaterThan(stopOf(false));
});

interface Setting {
  readonly until: string[];
  readonly untilJoint?: boolean;
  readonly contrasts?: StudyContrast[];
  readonly trials?: number;
}

function ruleOf({ until, untilJoint, contrasts, trials = 400 }: Setting): RunningRule {
  const cells = ['good', 'neutral', 'bad'].map((relationship): Cell => ({
    id: relationship,
    scenario: 'x',
    condition: { relationship },
    model: 'm',
    subject: 's',
    trials,
  }));
  const study = {
    study: 's',
    seed: 0,
    until,
    ...(untilJoint === undefined ? {} : { untilJoint }),
    ...(contrasts === undefined ? {} : { contrasts }),
  };
  const planned = planStopping({ study, cells }, scenarios);
  if (planned === undefined) throw new Error('a study with rules');
  return createStoppingRule(planned, cells);
}

function trial(cell: string, index: number, moved: MeasureValue) {
  return { cell, index, measures: { moved } };
}

function play(rule: RunningRule, rates: Readonly<Record<string, number>>, trials = 400): void {
  for (const one of playTrials(rates, trials, 1)) rule.add(one);
}

function playTrials(rates: Readonly<Record<string, number>>, trials: number, seed: number): ReturnType<typeof trial>[] {
  const random = createRandom(seed);
  return Array.from({ length: trials }, (_nothing, index) =>
    Object.entries(rates).map(([cell, rate]) => trial(cell, index, random.next() < rate)),
  ).flat();
}
