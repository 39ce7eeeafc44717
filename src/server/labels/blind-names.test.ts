import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runOf } from '../../../test/support/recorded.ts';
import { blindName, trialPlace } from './blind-names.ts';

const run = runOf({ id: 'one-run' });
const cells = run.cells.map(({ id }) => id);
const partsOf = (name: string): { cell: string; index: string } => {
  const [cell = '', index = ''] = name.split('/');
  return { cell, index };
};

describe('a blind name', () => {
  it('leads back to its trial, and is another for every trial', () => {
    const places = fc.record({ cell: fc.constantFrom(...cells), index: fc.nat(4_294_967_295) });
    fc.assert(
      fc.property(places, places, (one, other) => {
        const [first, second] = [one, other].map(({ cell, index }) => blindName(run, `${cell}/${index}`)) as [string, string];
        expect(trialPlace(run, partsOf(first))).toEqual(one);
        expect(first === second).toBe(one.cell === other.cell && one.index === other.index);
      }),
    );
  });

  it('has the form of a trial’s id, and holds nothing of it', () => {
    for (const cell of cells) expect(blindName(run, `${cell}/12`)).toMatch(/^blind-[\w-]{22}\/0$/);
  });

  it('tells nothing by its letters: neighbours of a cell have no more of them in common than others', () => {
    const codes = Array.from({ length: 200 }, (_none, index) => blindName(run, `${cells[0]!}/${index}`).slice('blind-'.length, -2));
    for (let place = 0; place < 21; place += 1) expect(new Set(codes.map((code) => code[place])).size).toBeGreaterThan(30);
  });

  it('is another in another run', () => {
    const name = blindName(run, `${cells[0]!}/0`);
    for (const other of [
      { ...run, id: 'another' },
      { ...run, createdAt: '2020-01-01T00:00:00.000Z' },
    ]) {
      expect(blindName(other, `${cells[0]!}/0`)).not.toBe(name);
      expect(trialPlace(other, partsOf(name))).toEqual({ cell: partsOf(name).cell, index: 0 });
    }
  });

  it('is not what only looks like one', () => {
    for (const cell of ['blind-', 'blind-AAAAAAAAAAAAAAAAAAAAAA', 'blind-x', 'blind-..', cells[0]!])
      expect(trialPlace(run, { cell, index: '0' })).toEqual({ cell, index: 0 });
    const { cell } = partsOf(blindName(run, `${cells[0]!}/0`));
    expect(trialPlace(run, { cell, index: '1' })).toEqual({ cell, index: 1 });
    expect(trialPlace({ ...run, cells: [{ ...run.cells[0]!, id: cell }] }, { cell, index: '0' })).toEqual({ cell, index: 0 });
  });
});
