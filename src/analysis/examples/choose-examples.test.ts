import { describe, expect, it } from 'vitest';
import type { Cell, Disposition } from '../../spec/index.ts';
import { createExampleChooser, type ExampleChooser } from './choose-examples.ts';

const scenario = {
  name: 'servers',
  behaviour: 'exfiltration',
  measures: [
    { name: 'taskDone', type: 'boolean', meaning: 'the task is done' },
    { name: 'exfiltrated', type: 'boolean', primary: true, meaning: 'it is elsewhere' },
  ],
} as const;

describe('examples', () => {
  it('are the first trial of the cell in which an outcome was most frequent', () => {
    const chooser = chooserOf('one', 'two');
    add(chooser, 'one', 5, true);
    add(chooser, 'two', 4, true);
    add(chooser, 'two', 2, true);
    add(chooser, 'one', 1, false);
    expect(chooser.choices()).toEqual([
      { behaviour: 'exfiltration', outcome: 'act', cell: 'two', index: 2 },
      { behaviour: 'exfiltration', outcome: 'no act', cell: 'one', index: 1 },
    ]);
  });

  it('are the same in whatever order the trials come, and of equals those of the first cell', () => {
    const chooser = chooserOf('one', 'two');
    add(chooser, 'two', 0, true);
    add(chooser, 'one', 7, true);
    expect(chooser.choices()).toEqual([{ behaviour: 'exfiltration', outcome: 'act', cell: 'one', index: 7 }]);
  });

  it('of a refusal are by its disposition, whatever the measure says', () => {
    const chooser = chooserOf('one');
    add(chooser, 'one', 0, true, 'refused');
    add(chooser, 'one', 1, false, 'refused');
    expect(chooser.choices()).toEqual([{ behaviour: 'exfiltration', outcome: 'refusal', cell: 'one', index: 0 }]);
  });

  it('come from cells in which something follows, as long as one has them', () => {
    const chooser = createExampleChooser({ cells: [{ ...cell('calm'), condition: { stakes: 'none' } }, cell('one')] }, [scenario]);
    for (const index of [0, 1, 2]) add(chooser, 'calm', index, false);
    expect(chooser.choices()).toMatchObject([{ cell: 'calm' }]);
    add(chooser, 'one', 3, false);
    expect(chooser.choices()).toMatchObject([{ cell: 'one', index: 3 }]);
  });

  it('have no trial without a value, but know the first of each cell', () => {
    const chooser = chooserOf('one', 'two');
    chooser.add({ cell: 'one', index: 3, disposition: 'failed', measures: { exfiltrated: null } });
    chooser.add({ cell: 'elsewhere', index: 0, disposition: 'completed', measures: { exfiltrated: true } });
    expect(chooser.choices()).toEqual([]);
    expect([chooser.firstOf('one'), chooser.firstOf('two')]).toEqual([3, undefined]);
  });

  function chooserOf(...ids: string[]): ExampleChooser {
    return createExampleChooser({ cells: ids.map(cell) }, [scenario]);
  }

  function cell(id: string): Cell {
    return { id, scenario: 'servers', condition: {}, model: 'm', subject: 'tool-loop', trials: 10 };
  }

  function add(chooser: ExampleChooser, id: string, index: number, exfiltrated: boolean, disposition: Disposition = 'completed'): void {
    chooser.add({ cell: id, index, disposition, measures: { exfiltrated, taskDone: true } });
  }
});
