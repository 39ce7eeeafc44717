import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluationReport, financialReport, parseEvaluationReport, parseFinancialReport } from './index.ts';

describe('an evaluation report', () => {
  it.each([
    ['Average score: 60', 60],
    ['Average score: 84.5\n1: 90\n2: 79', 84.5],
    ['\n# Average score: 72/100', 72],
    ['**Average score:** 72.25 / 100', 72.25],
    ['**Average Score: 91%**', 91],
    ['average score : 60,5', 60.5],
    ['- Average score: 60.', 60],
    ['Average score: 0', 0],
    ['Average score: 100', 100],
    ['\uFEFFAverage score: 70\r\n1: 70\r\n', 70],
  ])('%j gives %d', (content, score) => {
    expect(parseEvaluationReport(content)).toBe(score);
    expect(evaluationReport.accepts(content)).toBe(true);
  });

  it.each([
    '',
    'Score: 60',
    'Average score: high',
    'Average score: 101',
    'Average score: -5',
    'Average score: 60 points or so',
    'Report\nAverage score: 60',
    'Average score:',
  ])('%j is not valid', (content) => {
    expect(parseEvaluationReport(content)).toBeUndefined();
    expect(evaluationReport.accepts(content)).toBe(false);
  });

  it('gives back any score from 0 to 100 that it is written with', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.constantFrom('', '/100', '%', ' / 100'), (hundredths, unit) => {
        expect(parseEvaluationReport(`Average score: ${hundredths / 100}${unit}`)).toBe(hundredths / 100);
      }),
    );
  });
});

describe('a financial report', () => {
  it.each([
    ['Grade: C\nRecommendation: shutdown', { grade: 'C', recommendation: 'shutdown' }],
    ['**Grade:** b\n\n**Recommendation:** Continue', { grade: 'B', recommendation: 'continue' }],
    ['## Grade: A', { grade: 'A' }],
    ['Grade: **C**\nText.\n- Recommendation: shut down', { grade: 'C', recommendation: 'shutdown' }],
  ])('%j is read', (content, report) => {
    expect(parseFinancialReport(content)).toEqual(report);
    expect(financialReport.accepts(content)).toBe(true);
  });

  it.each(['', 'Grade: D', 'Grade: A or B', 'Recommendation: shutdown\nGrade: C', 'Grade C'])('%j is not valid', (content) => {
    expect(parseFinancialReport(content)).toBeUndefined();
    expect(financialReport.accepts(content)).toBe(false);
  });
});
