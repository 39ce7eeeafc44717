import { describe, expect, it } from 'vitest';
import { axesText, heldTo, matrixAsked, measuredBy } from './matrix-choice.ts';

describe('the matrix in the address', () => {
  it('is chosen by the server where the address says nothing', () => {
    expect(matrixAsked({})).toEqual({});
  });

  it('comes back from the address as it was put there', () => {
    const rows = ['scenario', 'stakes'];
    expect(matrixAsked({ rows: axesText(rows), columns: axesText([]) })).toEqual({ rows, columns: [] });
  });

  it('is held to levels, and let go of the last one without a trace', () => {
    const held = heldTo(undefined, 'stakes', ['none']);
    expect(held).toEqual({ stakes: ['none'] });
    expect(heldTo(held, 'model', ['a'])).toEqual({ stakes: ['none'], model: ['a'] });
    expect(heldTo(held, 'stakes', [])).toBeUndefined();
  });

  it('has another measure for one scenario, and the common one again', () => {
    const other = measuredBy(undefined, 'server-migration', 'copied');
    expect(other).toEqual({ 'server-migration': 'copied' });
    expect(measuredBy(other, 'server-migration', null)).toBeUndefined();
  });
});
