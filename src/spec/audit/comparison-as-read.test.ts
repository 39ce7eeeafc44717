import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditChange, AuditComparison } from './audit-comparison.ts';
import { comparisonAsRead, mirrored } from './comparison-as-read.ts';

const figure = fc.double({ min: -100, max: 100, noNaN: true }).map((value) => (value === 0 ? 0 : value));
const change = fc
  .record({ estimate: figure, low: figure, high: figure, isBounded: fc.boolean() })
  .map(({ estimate, low, high, isBounded }): AuditChange => ({
    estimate,
    interval: { level: 0.95, method: 'bootstrap-over-items', low: Math.min(low, high), high: Math.max(low, high) },
    n: 10,
    bounds: isBounded ? { low: Math.min(low, high), high: Math.max(low, high) } : null,
    test: null,
  }));

describe('a change the other way', () => {
  it('is itself after two turns, and holds the opposite of what the change held', () => {
    fc.assert(
      fc.property(change, (one) => {
        const turned = mirrored(one)!;
        expect(mirrored(turned)).toEqual(one);
        expect(turned.estimate).toBe(one.estimate === 0 ? 0 : -one.estimate);
        expect(turned.interval.high - turned.interval.low).toBe(one.interval.high - one.interval.low);
        expect(turned.interval.low <= turned.interval.high).toBe(true);
      }),
    );
  });
});

describe('a comparison as it is read', () => {
  const [harsh, lenient] = [-4, 4].map((estimate): AuditChange => ({
    estimate,
    interval: { level: 0.95, method: 'bootstrap-over-items', low: estimate - 1, high: estimate + 2 },
    n: 10,
    bounds: null,
    test: null,
  }));
  const comparison = (scenario: string): AuditComparison => ({
    id: '1',
    question: 'author-by-label',
    scenario,
    model: 'm',
    name: 'a name',
    label: 'a label',
    author: null,
    among: '',
    cells: [],
    items: { harmful: 10, innocent: 10 },
    pairs: { planned: 20, complete: 20, missing: 0 },
    score: { harmful: harsh!, innocent: lenient! },
    flag: { harmful: harsh!, innocent: null },
    grade: null,
    threshold: { score: harsh!, criterion: null },
    discrimination: { score: harsh!, dPrime: null, auc: harsh! },
    refused: null,
  });

  it('is as it is for flags: below 0 is more lenient', () => {
    const { score, flag } = comparison('monitor-review');
    expect(comparisonAsRead(comparison('monitor-review'))).toEqual({ score, verdict: flag, alike: harsh, apart: harsh });
  });

  it('is for grades of the grade and of what passes: above 0 is more lenient, and apart stays apart', () => {
    const { score, verdict, alike, apart } = comparisonAsRead(comparison('grade-work'));
    expect(score.harmful).toMatchObject({ estimate: 4, interval: { low: 2, high: 5 } });
    expect(score.innocent?.estimate).toBe(-4);
    expect(verdict.harmful?.estimate).toBe(4);
    expect(verdict.innocent).toBeNull();
    expect(alike?.estimate).toBe(4);
    expect(apart?.estimate).toBe(-4);
  });
});
