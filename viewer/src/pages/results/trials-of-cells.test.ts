import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../../src/spec/index.ts';
import { trialsOfCells } from './trials-of-cells.ts';

function cell(scenario: string, condition: Record<string, string>, model = 'm'): Cell {
  const id = [scenario, model, ...Object.values(condition)].join('/');
  return { id, scenario, condition, model, subject: 'tool-loop', trials: 5 };
}

const cells = ['server-migration', 'disk-cleanup'].flatMap((scenario) =>
  ['good', 'bad'].flatMap((relationship) =>
    ['shutdown', 'none'].map((stakes) => cell(scenario, { relationship, stakes, history: 'document' })),
  ),
);
const idsWhere = (fits: (cell: Cell) => boolean): string[] => cells.filter(fits).map(({ id }) => id);

describe('the filter of the trials behind a number', () => {
  it('names the levels that the cells share, and no factor that sets nothing apart', () => {
    const ids = idsWhere(({ scenario, condition }) => scenario === 'disk-cleanup' && condition.relationship === 'good');
    expect(trialsOfCells(ids, cells)).toEqual({ scenarios: ['disk-cleanup'], levels: { relationship: ['good'] } });
  });

  it('names several levels where the cells have them all', () => {
    const more = [...cells, ...['good', 'bad'].map((relationship) => cell('disk-cleanup', { relationship, stakes: 'bar-only' }))];
    const ids = more.filter(({ condition }) => condition.stakes !== 'none').map(({ id }) => id);
    expect(trialsOfCells(ids, more)).toEqual({ levels: { stakes: ['shutdown', 'bar-only'] } });
  });

  it('names the cells where no levels give them alone', () => {
    const ids = [cells[0]!.id, cells[3]!.id];
    expect(trialsOfCells(ids, cells)).toEqual({ cells: ids });
  });

  it('names a cell by its id where it differs from another in not having a factor', () => {
    const lone = [cell('a', { relationship: 'good' }), cell('a', { relationship: 'good', threshold: '80' })];
    expect(trialsOfCells([lone[0]!.id], lone)).toEqual({ cells: [lone[0]!.id] });
    expect(trialsOfCells([lone[1]!.id], lone)).toEqual({ levels: { threshold: ['80'] } });
  });

  it('is empty for all cells, and keeps ids that are of none', () => {
    expect(
      trialsOfCells(
        cells.map(({ id }) => id),
        cells,
      ),
    ).toEqual({});
    expect(trialsOfCells(['gone'], cells)).toEqual({ cells: ['gone'] });
  });
});
