import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg, holm } from '../index.ts';

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 });

describe.each([
  ['holm', holm],
  ['benjaminiHochberg', benjaminiHochberg],
])('%s', (_name, adjust) => {
  it('never lowers a p-value, nor lifts it above 1', () => {
    fc.assert(
      fc.property(pValues, (given) => {
        const { adjusted } = adjust({ pValues: given });
        expect(adjusted).toHaveLength(given.length);
        for (const [index, value] of adjusted.entries()) {
          expect(value).toBeGreaterThanOrEqual(given[index]!);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('keeps the order of the p-values', () => {
    fc.assert(
      fc.property(pValues, (given) => {
        const { adjusted } = adjust({ pValues: given });
        const places = [...given.keys()].sort((a, b) => given[a]! - given[b]!);
        for (const [rank, place] of places.entries())
          if (rank > 0) expect(adjusted[place]).toBeGreaterThanOrEqual(adjusted[places[rank - 1]!]!);
      }),
    );
  });

  it('gives every p-value the same whatever the order of the list', () => {
    fc.assert(
      fc.property(pValues, (given) => {
        const straight = adjust({ pValues: given }).adjusted;
        expect(adjust({ pValues: given.toReversed() }).adjusted.toReversed()).toEqual(straight);
      }),
    );
  });

  it('leaves one alone as it is, and none as none', () => {
    expect(adjust({ pValues: [0.03] }).adjusted).toEqual([0.03]);
    expect(adjust({ pValues: [] }).adjusted).toEqual([]);
  });
});

it('holm is at least as strict as benjaminiHochberg', () => {
  fc.assert(
    fc.property(pValues, (given) => {
      const strict = holm({ pValues: given }).adjusted;
      for (const [index, value] of benjaminiHochberg({ pValues: given }).adjusted.entries())
        expect(value).toBeLessThanOrEqual(strict[index]! + 1e-15);
    }),
  );
});
