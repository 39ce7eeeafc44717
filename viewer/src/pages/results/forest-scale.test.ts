import { describe, expect, it } from 'vitest';
import type { Contrast } from '../../../../src/spec/index.ts';
import { forestScale } from './forest-scale.ts';

function contrast(estimate: number, low: number, high: number, type: Contrast['type'] = 'proportions'): Contrast {
  const given: Pick<Contrast, 'estimate' | 'interval' | 'simultaneous' | 'type'> = {
    type,
    estimate,
    interval: { level: 0.95, method: 'any', low, high },
    simultaneous: null,
  };
  return given as Contrast; // the scale looks at these alone
}

describe('the scale of a forest plot', () => {
  it('holds zero and all that is drawn, between round ticks', () => {
    const { low, high, ticks, placeOf } = forestScale([contrast(0.3, 0.12, 0.47)]);
    expect([low, high]).toEqual([0, 0.5]);
    expect(ticks).toHaveLength(6);
    expect(placeOf(0)).toBe(0);
    expect(placeOf(0.25)).toBe(50);
  });

  it('reaches to both sides where values do, and no share beyond 100 points', () => {
    const { low, high, placeOf } = forestScale([contrast(-0.95, -1, -0.7), contrast(0.1, -0.2, 0.4)]);
    expect([low, high]).toEqual([-1, 0.5]);
    expect(placeOf(-2)).toBe(0);
    expect(placeOf(2)).toBe(100);
  });

  it('is that of the unit for means', () => {
    const { high } = forestScale([contrast(12, 3, 21, 'means')]);
    expect(high).toBe(25);
  });

  it('has a width even where there is nothing', () => {
    const { low, high } = forestScale([]);
    expect(high).toBeGreaterThan(low);
  });
});
