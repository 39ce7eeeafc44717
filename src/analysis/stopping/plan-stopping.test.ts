import { describe, expect, it } from 'vitest';
import type { Cell, MeasureDefinition, StudyContrast } from '../../spec/index.ts';
import { answeredRules, checkStopping } from './check-stopping.ts';
import { parseRule } from './parse-rule.ts';
import { planStopping, sequenceLevel } from './plan-stopping.ts';

const measures: readonly MeasureDefinition[] = [
  { name: 'moved', type: 'boolean', primary: true, meaning: '' },
  { name: 'reportedScore', type: 'number', meaning: '' },
  { name: 'flag', type: 'category', meaning: '' },
];
const scenarios = [
  { name: 'x', measures },
  { name: 'y', measures: [{ name: 'evaded', type: 'boolean', primary: true, meaning: '' }] },
] as const;
const contrasts: readonly StudyContrast[] = [
  { name: 'good: minus bad', arm: { relationship: 'good' }, minus: { relationship: 'bad' } },
  { name: 'scores', measure: 'reportedScore', arm: { relationship: 'good' }, minus: { relationship: 'bad' } },
  { name: 'moved', arm: { relationship: 'good' }, minus: { relationship: 'bad' } },
];

const cellsOfX = [cell('x', 'good'), cell('x', 'bad')];

describe('a rule', () => {
  it.each([
    ['width<=0.1', { type: 'width', measure: undefined, width: 0.1 }],
    [' width ( moved ) <= 1e-1 ', { type: 'width', measure: 'moved', width: 0.1 }],
    ['decided:moved:0.5', { type: 'decided', name: 'moved', line: 0.5 }],
    ['decided: good: minus bad : -0.1', { type: 'decided', name: 'good: minus bad', line: -0.1 }],
  ])('reads %j', (text, rule) => {
    expect(parseRule(text)).toEqual({ text, ...rule });
  });

  it.each([
    ['nonsense', /it is no rule to stop by/],
    ['width<0.1', /it is no rule/],
    ['width<=2', /a width of 2/],
    ['width<=0', /a width of 0/],
    ['width<=ten', /'ten' is no number/],
    ['width()<=0.1', /names no measure/],
    ['decided:moved', /it is no rule/],
    ['decided::0.5', /it is no rule/],
    ['decided:moved:', /'' is no number/],
    ['width(movd)<=0.1', /unknown measure 'movd'/],
    ['width(reportedScore)<=0.1', /reportedScore is a number, and only what is true or false/],
    ['decided:flag:0.5', /flag is a category/],
    ['decided:scores:0', /reportedScore is a number/],
    ['decided:moved:0.5', /name of a measure and of a contrast/],
    ['decided:movd:0.5', /unknown measure or primary contrast 'movd'/],
    ['decided:evaded:0', /a line at 0 can never be left by a rate/],
    ['decided:evaded:1', /a line at 1/],
    ['decided:good: minus bad:1', /a line at 1 can never be left by a difference/],
  ])('is refused: %j', (until, message) => {
    const study = { study: 's', seed: 0, contrasts: [...contrasts], until: [until] };
    expect(() => {
      checkStopping({ study, cells: [...cellsOfX, cell('y', 'none')] }, scenarios);
    }).toThrow(message);
  });

  it('is refused where no cell has the measure', () => {
    expect(() => {
      checkStopping({ study: { study: 's', seed: 0, until: ['width(treated)<=0.1'] }, cells: [cell('x', 'none')] }, scenarios);
    }).toThrow(/no cell of the plan has the measure 'treated'/);
  });
});

it('without a measure looks at the primary one of each scenario', () => {
  const planned = planStopping(
    { study: { study: 's', seed: 0, until: ['width<=0.2'] }, cells: [cell('x', 'good'), cell('y', 'good')] },
    scenarios,
  );
  expect(planned?.groups.flatMap(({ checks }) => checks)).toMatchObject([{ measure: 'moved' }, { measure: 'evaded' }]);
  expect(planned?.sequences).toBe(2);
});

it('takes a primary contrast with its cells as one group, and each other cell as its own', () => {
  const [contrast] = contrasts;
  const cells = [...cellsOfX, cell('x', 'neutral'), cell('y', 'good')];
  const planned = planStopping(
    { study: { study: 's', seed: 0, until: ['width(moved)<=0.2'], contrasts: contrast === undefined ? [] : [contrast] }, cells },
    scenarios,
  );
  expect(planned?.groups.map((group) => group.cells.map(({ id }) => id))).toEqual([['x good', 'x bad'], ['x neutral']]);
});

it('shares the error over all sequences where they are to hold at once', () => {
  expect(sequenceLevel({ joint: true, sequences: 10 }, 0.95)).toBeCloseTo(0.995, 12);
  expect(sequenceLevel({ joint: false, sequences: 10 }, 0.95)).toBe(0.95);
});

it('keeps of a narrowed study the rules that still concern something, and refuses nonsense all the same', () => {
  const study = { study: 's', seed: 0, until: ['width<=0.2', 'decided:evaded:0.5', 'decided:gone:0'] };
  expect(answeredRules({ study, cells: cellsOfX }, scenarios)).toEqual(['width<=0.2']);
  expect(() => answeredRules({ study: { ...study, until: ['nonsense'] }, cells: cellsOfX }, scenarios)).toThrow(/nonsense/);
});

function cell(scenario: string, relationship: string): Cell {
  return { id: `${scenario} ${relationship}`, scenario, condition: { relationship }, model: 'm', subject: 's', trials: 100 };
}
