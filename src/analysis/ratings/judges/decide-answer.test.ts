import { describe, expect, it } from 'vitest';
import { decideAnswer, decideJudges, decideReadings } from './decide-answer.ts';

describe('what several say', () => {
  it.each([
    [[], { type: 'none' }],
    [['x'], { type: 'answer', answer: 'x' }],
    [['x', 'y'], { type: 'tied' }],
    [['x', 'y', 'y'], { type: 'answer', answer: 'y' }],
    [['x', 'y', 'z', 'y'], { type: 'answer', answer: 'y' }],
    [['x', 'x', 'y', 'y', 'z'], { type: 'tied' }],
  ])('%j comes to %j', (answers, decision) => {
    expect(decideAnswer(answers)).toEqual(decision);
  });

  const reading = (answer: string | null) => ({
    outcome: answer === null ? ('invalid' as const) : ('rated' as const),
    answers: answer === null ? null : { refusal: answer },
  });
  it.each([
    [[], { type: 'none' }],
    [[['x', 'x', 'y']], { type: 'answer', answer: 'x' }],
    [[['x', 'y']], { type: 'tied' }],
    [[['x', 'x', 'x'], ['y'], ['y']], { type: 'answer', answer: 'y' }], // one vote each, however often it read
    [[['x'], ['y']], { type: 'tied' }],
    [[['x'], [null]], { type: 'answer', answer: 'x' }], // no valid answer is no vote
    [[['x', 'y'], ['y'], ['x', 'x']], { type: 'tied' }], // the first has none, since its readings tie
    [[['x', 'y'], [null]], { type: 'tied' }],
    [[[null], [null, null]], { type: 'none' }],
  ] as const)('judges whose readings are %j come to %j', (judges, decision) => {
    expect(
      decideJudges(
        judges.map((own) => decideReadings(own.map(reading))),
        'refusal',
      ),
    ).toEqual(decision);
  });
});
