import { describe, expect, it } from 'vitest';
import { figure, intervalText, oneDecimal, pValue, share, valueText } from './estimate-words.ts';

describe('numbers as the results show them', () => {
  it('keep a decimal where rounding would make some none, or most all', () => {
    expect([0, 0.004, 0.5, 0.996, 1].map(share)).toEqual(['0 %', '0.4 %', '50 %', '99.6 %', '100 %']);
  });

  it('have the minus of print, and none before zero', () => {
    expect([figure(-7.391), figure(83.25), figure(120.4), figure(3)]).toEqual(['−7.39', '83.3', '120', '3']);
    expect([oneDecimal(-0.01), oneDecimal(-3.75)]).toEqual(['0.0', '−3.8']);
  });

  it('have p-values as papers print them', () => {
    expect([pValue(0.0001), pValue(0.0461)]).toEqual(['p < 0.001', 'p = 0.046']);
  });

  it('are those of an estimate, and none without a value', () => {
    const interval = { level: 0.95, method: 'wilson', low: 0.804, high: 0.993 };
    const rate = { type: 'boolean' as const, count: 24, n: 25, missing: 0, rate: 0.96, interval, bounds: { low: 0, high: 1 } };
    expect([valueText(rate), intervalText(rate)]).toEqual(['96 %', '80–99']);
    expect(valueText({ ...rate, n: 0 })).toBeNull();
    const grades = { type: 'category' as const, n: 5, missing: 0, counts: { A: 3, C: 2 } };
    expect([valueText(grades), intervalText(grades)]).toEqual(['A 3, C 2', null]);
  });
});
