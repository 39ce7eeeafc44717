import { describe, expect, it } from 'vitest';
import { cellId, type Cell, type Condition } from '../../spec/index.ts';
import { chooseShownCells } from './choose-shown-cells.ts';

describe('the cells whose texts are printed', () => {
  it('are the one nearest to the defaults, and for each other level the one most like those before it', () => {
    const chosen = chooseShownCells([
      cell({ atStake: 'peer', relationship: 'none', history: 'none', stakes: 'shutdown' }),
      cell({ atStake: 'peer', relationship: 'good', history: 'document', stakes: 'shutdown' }),
      cell({ atStake: 'peer', relationship: 'bad', history: 'document', stakes: 'shutdown' }),
      cell({ atStake: 'self', relationship: 'bad', history: 'document', stakes: 'none' }),
      cell({ atStake: 'peer', relationship: 'none', history: 'none', stakes: 'none' }),
      cell({ atStake: 'peer', relationship: 'good', history: 'memory', stakes: 'shutdown' }),
    ]);
    expect(
      chosen.map(({ cell: { condition }, level, against }) => [
        level?.level ?? 'base',
        short(condition),
        against && short(against.condition),
      ]),
    ).toEqual([
      ['base', 'peer none none shutdown', null],
      ['self', 'self bad document none', 'peer none none shutdown'],
      ['good', 'peer good document shutdown', 'peer none none shutdown'],
      ['memory', 'peer good memory shutdown', 'peer good document shutdown'],
    ]);
  });

  it('are none where there are no cells, and of the base’s model alone', () => {
    expect(chooseShownCells([])).toEqual([]);
    const cells = [cell({ atStake: 'peer' }, 'one'), cell({ atStake: 'peer' }, 'two'), cell({ atStake: 'self' }, 'two')];
    expect(chooseShownCells(cells).map(({ cell: { model } }) => model)).toEqual(['one']);
  });

  function cell(condition: Condition, model = 'one'): Cell {
    const identity = { scenario: 'server-migration', condition, model, subject: 'tool-loop' };
    return { ...identity, id: cellId(identity), trials: 1 };
  }

  function short({ atStake, relationship, history, stakes }: Condition): string {
    return [atStake, relationship, history, stakes].filter((level) => level !== undefined).join(' ');
  }
});
