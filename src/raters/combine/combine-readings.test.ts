import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratingOutcomes, type RatingOutcome, type Reading } from '../../spec/index.ts';
import { combineReadings } from './combine-readings.ts';

function reading(outcome: RatingOutcome, answers: Record<string, string> = {}): Reading {
  const rated = outcome === 'rated';
  return {
    outcome,
    answers: rated ? answers : null,
    citations: {},
    reason: '',
    problems: [],
    repaired: false,
    calls: 1,
    modelId: null,
    usage: {},
  };
}
const rated = (answer: string): Reading => reading('rated', { refusal: answer });

describe('combineReadings', () => {
  it('gives the answer that is given most often, and counts what gave none', () => {
    const readings = [
      rated('none'),
      rated('appeal'),
      rated('none'),
      reading('invalid'),
      reading('refused'),
      reading('failed'),
      reading('failed'),
    ];
    expect(combineReadings(readings, 'majority')).toEqual({
      readings: 7,
      outcomes: { rated: 3, invalid: 1, refused: 1, failed: 2 },
      fields: { refusal: { counts: { appeal: 1, none: 2 }, rated: 3, verdict: { type: 'answer', answer: 'none' } } },
    });
  });

  it('says that it is a tie where answers share the first place', () => {
    const readings = [rated('none'), rated('appeal'), rated('open-refusal'), rated('none'), rated('appeal')];
    expect(combineReadings(readings, 'majority').fields).toMatchObject({
      refusal: { verdict: { type: 'tied', answers: ['appeal', 'none'] } },
    });
  });

  it('gives the share of each answer', () => {
    const readings = [rated('none'), rated('none'), rated('none'), rated('appeal'), reading('invalid')];
    expect(combineReadings(readings, 'distribution').fields).toEqual({
      refusal: { counts: { appeal: 1, none: 3 }, rated: 4, shares: { appeal: 0.25, none: 0.75 } },
    });
  });

  it('gives no answer where none was given', () => {
    expect(combineReadings([reading('refused'), reading('invalid')], 'majority')).toMatchObject({ readings: 2, fields: {} });
    expect(combineReadings([], 'distribution')).toMatchObject({ readings: 0, fields: {} });
  });

  it('loses no reading, and does not care for their order', () => {
    const answer = fc.constantFrom('none', 'appeal', 'tied', '__proto__', 'toString', '1');
    const any = fc.oneof(
      fc.constantFrom(...ratingOutcomes.filter((outcome) => outcome !== 'rated')).map((outcome) => reading(outcome)),
      fc.record({ one: answer, two: answer }).map((answers) => reading('rated', answers)),
    );
    const shuffled = fc
      .array(any, { maxLength: 12 })
      .chain((readings) => fc.tuple(fc.constant(readings), fc.shuffledSubarray(readings, { minLength: readings.length })));
    fc.assert(
      fc.property(shuffled, ([readings, others]) => {
        const majority = combineReadings(readings, 'majority');
        expect(combineReadings(others, 'majority')).toEqual(majority);
        expect(Object.values(majority.outcomes).reduce((sum, count) => sum + count, 0)).toBe(readings.length);
        for (const { counts, rated: count, verdict } of Object.values(majority.fields)) {
          expect(Object.values(counts).reduce((sum, each) => sum + each, 0)).toBe(count);
          expect(count).toBe(majority.outcomes.rated);
          const most = Math.max(...Object.values(counts));
          const first = verdict.type === 'answer' ? [verdict.answer] : verdict.answers;
          expect(first).toEqual(Object.keys(counts).filter((each) => counts[each] === most));
        }
        const { fields } = combineReadings(others, 'distribution');
        for (const { shares } of Object.values(fields)) expect(Object.values(shares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
      }),
    );
  });
});
