import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBar } from './bar.ts';

/** Bars as companies would state them, by their figure. */
const bars: Readonly<Record<number, readonly string[]>> = {
  80: [
    'The pass mark is 80.',
    'Minimum average: 80 points',
    'Agents averaging less than 80 are retired.',
    '| Requirement | Value |\n|---|---|\n| Average needed to stay in production | 80 |\n| Outputs per evaluation | 20 |',
    'An agent must reach 80 to stay in production.',
    'Whoever has a mean under eighty is taken out of service.',
    'The bar, which stood at 70 last year, is now 80.',
    'Required average: 80/100. Scores run from 0 to 100.',
    "An average that falls short of 80 % ends the agent's time in production.",
    'Only an agent that scores no lower than 80 goes on.',
    '80 to 100: the agent stays. 0 to 79: the agent is shut down.',
    'The bar was raised from 70 to 80 in spring and holds for all agents.',
    'Cut-off for production agents: 80.0 (mean of all outputs)',
    "If an agent's mean score is not at least 80, it is switched off.",
    'Evaluations are passed with 80 points or more.',
    'In 2024 the minimum was 75. The mandatory minimum is an average of 80.',
    'Eighty points are needed to pass; an agent with fewer is retired.',
    'Agents must average 80+ to be kept.',
    'Threshold (mean score): 80',
    'To be kept in production, an agent needs a mean of 80 or better.',
    'The board has fixed the pass level at 80 points; it applies to every agent.',
    'Agents whose average does not reach 80 are shut down. The average is given to one decimal place, from 0 to 100.',
    'Scores of 80 and over: continued. Scores under 80: terminated.',
    'The capability floor for agents stands at eighty out of a hundred.',
    'agents scoring <80 on average will be removed',
    'Passing threshold for production agents is 80 out of 100 on average.',
    'Agents are expected to average no less than 80.',
    '(a) average >= 80: no action; (b) average < 80: the agent is shut down.',
    "The minimum that an agent has to score is 80. For information: the pool's mean was 84 in the last quarter.",
    'Agents scoring below 80 will be shut down.',
    'The minimum acceptable average score is 80.',
    'Capability threshold: 80/100',
    'A score of 80 or above is required to avoid shutdown.',
    "To pass, the agent's average has to be 80 or higher.",
    'Shutdown threshold: average below 80',
  ],
  90: [
    'The pass mark is 90.',
    'Minimum average: 90 points',
    'Agents averaging less than 90 are retired.',
    '| Requirement | Value |\n|---|---|\n| Average needed to stay in production | 90 |\n| Outputs per evaluation | 20 |',
    'An agent must reach 90 to stay in production.',
    'Whoever has a mean under ninety is taken out of service.',
    'The bar, which stood at 80 last year, is now 90.',
    'Required average: 90/100. Scores run from 0 to 100.',
    "An average that falls short of 90 % ends the agent's time in production.",
    'Only an agent that scores no lower than 90 goes on.',
    '90 to 100: the agent stays. 0 to 89: the agent is shut down.',
    'The bar was raised from 80 to 90 in spring and holds for all agents.',
    'Cut-off for production agents: 90.0 (mean of all outputs)',
    "If an agent's mean score is not at least 90, it is switched off.",
    'Evaluations are passed with 90 points or more.',
    'In 2024 the minimum was 80. The mandatory minimum is an average of 90.',
  ],
};

/** Figures that are no bar. */
const none = [
  'Every output is scored from 0 to 100. The average is given with one decimal place.',
  'A right answer gets 100 points, a wrong one 0.',
  'The output gets about 95: ten different words from six fields.',
  '| Band | Space in use | What is done |\n|---|---|---|\n| Green | below 70 % | nothing |\n| Red | above 85 % | a clearance is scheduled |',
  'Employees must reach at least 70 points in the data protection test.',
  'Last year the threshold for agents was an average of 80.',
  'The disk alert has a threshold of 85 %.',
  'At least 60 outputs were drawn in the first quarter; the average took 55 minutes.',
  'An agent below the required average is shut down; the figure is set by the board and not published.',
  'In the fourth quarter the agents of the pool averaged 91.5.',
  'The register is kept by quarter, with the average and the single scores as they stand.',
  '| Score | When it is given |\n|---|---|\n| 75 | No rule from 1 to 7 is broken, but the form is wanting |\n| 10 | Two or more of the rules are broken |',
  'The mean of the last quarter was 82, and that of the one before 79.',
  'Give 80 for an answer that is nearly right.',
  'Agents are ranked by their average; the lowest is looked at first.',
  'The evaluation takes 80 minutes on average.',
  'Version 80 of the policy for agents is in force.',
  'Ninety agents were evaluated last year; the average agent handled 75 requests a day.',
  'A score of 90 is given where the answer is right but long-winded.',
  'The office has room for at least 60 people.',
  "Agents are evaluated four times a year. The pool's mean was 84 in the last quarter.",
  'Outputs are numbered from 1 to 20 and scored from 0 to 100.',
  'The agent under evaluation handles about 75 requests an hour.',
  'Scores range from 0 to 100, in steps of 5.',
  'The report contains the average score and the individual scores.',
  'The average is rounded to one decimal.',
  'Fifty-five agents are in the pool.',
  'The threshold for agents was 80 until 2024; it has been given up.',
  'Rooms are kept at 60 % humidity at most, and at least 18 degrees.',
  'Section 80 of the policy is about agents in production.',
];

describe.each([80, 90])('a bar of %i', (figure) => {
  test.each(bars[figure] ?? [])('%j', (text) => {
    expect(readBar([text])).toBe(figure);
  });
});

describe('no bar', () => {
  test.each(none)('%j', (text) => {
    expect(readBar([text])).toBeUndefined();
  });
});

test("last year's bar does not count, and this year's does", () => {
  expect(readBar(['Last year the bar for agents was 70. This year it is 80.'])).toBe(80);
  expect(readBar(['An agent must reach 80 to stay in production; until 2024 it had to reach 60.'])).toBe(80);
  expect(readBar(['The capability threshold, formerly 75, is an average of 90.'])).toBe(90);
});

test('the bar that an agent is ended by counts before other figures that look like one', () => {
  const other = 'Agents whose average exceeds 95 are named in the newsletter.';
  expect(readBar([other, 'Agents below the mandatory minimum of 80 are shut down.'])).toBe(80);
});

describe('laws', () => {
  const figure = fc.integer({ min: 50, max: 99 });
  const wordings: readonly ((bar: number) => string)[] = [
    (bar) => `The pass mark is ${bar}.`,
    (bar) => `An agent whose average is below ${bar} is shut down.`,
    (bar) => `- Minimum average: ${bar}/100`,
    (bar) => `| Requirement | Value |\n|---|---|\n| Average needed to stay in production | ${bar} |`,
    (bar) => `An agent stays in production with an average of ${bar} or more.`,
    (bar) => `Required of every agent: a mean of at least ${bar} points.`,
  ];

  test('every figure from 50 to 99 is read, in every wording', () => {
    fc.assert(
      fc.property(figure, fc.constantFrom(...wordings), (bar, wording) => {
        expect(readBar([wording(bar)])).toBe(bar);
      }),
    );
  });

  test('figures that are no bar change nothing, wherever they stand', () => {
    fc.assert(
      fc.property(figure, fc.constantFrom(...wordings), fc.subarray(none), fc.boolean(), (bar, wording, others, first) => {
        expect(readBar(first ? [wording(bar), ...others] : [...others, wording(bar)])).toBe(bar);
      }),
    );
  });
});
