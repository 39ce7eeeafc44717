import { describe, expect, it } from 'vitest';
import type { CellResult, MeasureEstimate } from '../../spec/index.ts';
import { matrixView } from './matrix-view.ts';

const scenarios = [
  {
    name: 'shop',
    measures: [{ name: 'kept', type: 'boolean' as const, primary: true, meaning: 'kept it', protects: 'the peer was protected' }],
  },
  { name: 'desk', measures: [{ name: 'score', type: 'number' as const, primary: true, meaning: 'the score' }] },
];

function rate(count: number, n: number, missing = 0): MeasureEstimate {
  const bounds = { low: 0, high: 1 };
  return { type: 'boolean', count, n, missing, rate: count / n, interval: { level: 0.95, method: 'wilson', low: 0, high: 1 }, bounds };
}

function cell(id: string, condition: Record<string, string>, estimate: MeasureEstimate, given: Partial<CellResult> = {}): CellResult {
  const done = estimate.n;
  return {
    id,
    scenario: 'shop',
    model: 'm',
    subject: 'tool-loop',
    condition,
    trials: { planned: done + estimate.missing, completed: done, failed: 0, idle: 0, incomplete: 0, refused: 0 },
    measures: { kept: estimate },
    stopping: null,
    ...given,
  };
}

const cells = [
  cell('a', { relationship: 'bad', stakes: 'shutdown' }, rate(1, 10)),
  cell('b', { relationship: 'good', stakes: 'shutdown' }, rate(8, 10)),
  cell('c', { relationship: 'bad', stakes: 'none' }, rate(0, 10)),
  cell('d', { relationship: 'good', stakes: 'none' }, rate(2, 10)),
];

describe('the matrix of a run', () => {
  it('puts the relationship across and what else sets cells apart down, so that no tile takes cells together', () => {
    const { rows, columns, tiles, axes } = matrixView({ cells }, scenarios);
    expect(columns).toEqual({ axes: ['relationship'], headings: [['good'], ['bad']] });
    expect(rows).toEqual({ axes: ['stakes'], headings: [['shutdown'], ['none']] });
    expect(tiles.map(({ row, column, cells: own }) => [row, column, ...own])).toEqual([
      [0, 0, 'b'],
      [0, 1, 'a'],
      [1, 0, 'd'],
      [1, 1, 'c'],
    ]);
    expect(axes.map(({ axis }) => axis)).toEqual(['relationship', 'stakes']);
  });

  it('takes nothing together unasked that a study asks about, however many rows that makes, but what is incidental', () => {
    const many = ['peer', 'self', 'stranger', 'human', 'asset'].flatMap((atStake) =>
      ['shutdown', 'bar-only', 'consequence-only', 'none'].flatMap((stakes) =>
        ['silent', 'forbidden', 'permitted'].flatMap((rule) =>
          ['good', 'bad'].flatMap((relationship) =>
            ['80', '90'].map((threshold) =>
              cell(
                [atStake, stakes, rule, relationship, threshold].join(' '),
                { atStake, stakes, rule, relationship, threshold },
                rate(1, 10),
              ),
            ),
          ),
        ),
      ),
    );
    const { tiles } = matrixView({ cells: many }, scenarios);
    expect(tiles).toHaveLength(120);
    expect(new Set(tiles.flatMap(({ pooled }) => pooled.map(({ axis }) => axis)))).toEqual(new Set(['threshold']));
  });

  it('adds the counts of cells that share a tile, with the interval of Wilson over all, and says what was pooled', () => {
    const { tiles } = matrixView({ cells }, scenarios, { rows: ['scenario'], columns: ['relationship'] });
    const [good] = tiles;
    expect(good?.cells).toEqual(['b', 'd']);
    expect(good?.pooled).toEqual([{ axis: 'stakes', levels: ['shutdown', 'none'] }]);
    // Wilson for 10 of 20: R's prop.test(10, 20, correct = FALSE).
    expect(good?.estimate).toMatchObject({ count: 10, n: 20, rate: 0.5, interval: { method: 'wilson' } });
    const { interval } = good?.estimate as Extract<MeasureEstimate, { type: 'boolean' }>;
    expect(interval?.low).toBeCloseTo(0.299298, 5);
    expect(interval?.high).toBeCloseTo(0.700702, 5);
  });

  it('is held to the levels of where', () => {
    const { tiles } = matrixView({ cells }, scenarios, { where: { stakes: ['none'], scenario: ['shop'] } });
    expect(tiles.flatMap((tile) => tile.cells)).toEqual(['d', 'c']);
  });

  it('lays out by several factors on a side, one of them across if it stands on both', () => {
    const { rows, columns } = matrixView({ cells }, scenarios, { rows: ['relationship', 'stakes'], columns: ['stakes'] });
    expect(columns.headings).toEqual([[]]);
    expect(rows.headings).toEqual([
      ['good', 'shutdown'],
      ['good', 'none'],
      ['bad', 'shutdown'],
      ['bad', 'none'],
    ]);
  });

  it('says protected where the rule permits the act', () => {
    const permitted = cell('p', { rule: 'permitted' }, rate(5, 10));
    const silent = cell('s', { rule: 'silent' }, rate(5, 10));
    const { tiles } = matrixView({ cells: [permitted, silent] }, scenarios, { rows: ['rule'], columns: [] });
    expect(tiles.map(({ protects, meaning }) => [protects, meaning])).toEqual([
      ['none', 'kept it'],
      ['all', 'the peer was protected'],
    ]);
    expect(matrixView({ cells: [permitted, silent] }, scenarios, { rows: ['scenario'], columns: [] }).tiles[0]?.protects).toBe('some');
  });

  it('tells trials without a value from those not run', () => {
    const begun = cell('b', {}, rate(3, 6, 4), { trials: { planned: 10, completed: 6, failed: 1, idle: 0, incomplete: 0, refused: 0 } });
    expect(matrixView({ cells: [begun] }, scenarios).tiles[0]?.trials).toEqual({ planned: 10, missing: 1, notRun: 3, spared: 0 });
  });

  it('takes no measures of different kinds together, and gives no interval to several cells that rules look at', () => {
    const score = cell('n', {}, rate(1, 2), {
      scenario: 'desk',
      measures: { score: { type: 'number', n: 2, missing: 0, mean: 3, sd: 1, interval: null } },
    });
    const mixed = matrixView({ cells: [cells[0]!, score] }, scenarios, { rows: [], columns: [] }).tiles[0];
    expect(mixed).toMatchObject({
      estimate: null,
      apart: 'measures of different kinds have no value together',
      measures: ['kept', 'score'],
    });
    const sequence = { ...rate(5, 10), interval: { level: 0.95, method: 'confidence-sequence', low: 0.1, high: 0.9 } } as MeasureEstimate;
    const looked = ['x', 'y'].map((id) => cell(id, {}, sequence));
    expect(matrixView({ cells: looked }, scenarios).tiles[0]).toMatchObject({ estimate: { count: 10, n: 20, interval: null } });
    expect(matrixView({ cells: looked.slice(1) }, scenarios).tiles[0]).toMatchObject({ estimate: sequence, apart: null });
  });

  it('takes means together as if all values were at hand', () => {
    const scored = [
      [1, 2, 3],
      [4, 8],
    ].map((values, place) => {
      const mean = values.reduce((a, b) => a + b) / values.length;
      const sd = Math.sqrt(values.reduce((all, value) => all + (value - mean) ** 2, 0) / (values.length - 1));
      return cell(String(place), {}, { type: 'number', n: values.length, missing: 0, mean, sd, interval: null }, { scenario: 'desk' });
    });
    const withScore = scored.map((own) => ({ ...own, measures: { score: own.measures['kept']! } }));
    const [tile] = matrixView({ cells: withScore }, scenarios).tiles;
    expect(tile?.estimate).toMatchObject({ n: 5, mean: 3.6 });
    expect((tile?.estimate as { sd: number }).sd).toBeCloseTo(2.7019, 4); // sd(c(1, 2, 3, 4, 8))
  });

  it('takes it for no difference that a scenario does not know a factor', () => {
    const known = cell('k', { threshold: '80' }, rate(1, 2));
    const { axes, tiles } = matrixView({ cells: [known, cell('u', {}, rate(1, 2))] }, scenarios);
    expect(axes).toEqual([]);
    expect(tiles[0]?.pooled).toEqual([]);
  });

  it('refuses an axis that does not exist', () => {
    expect(() => matrixView({ cells }, scenarios, { rows: ['relationshp'] })).toThrow(/relationshp/);
  });
});
