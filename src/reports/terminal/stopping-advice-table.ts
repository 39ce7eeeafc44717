import type { StoppingAdvice, StoppingForecast } from '../../spec/index.ts';
import { percent } from '../figures-in-words.ts';
import { textTable } from './text-table.ts';
import { wrapped } from './wrapped.ts';

/** What the rules of a study would do, a table each, and when they are worth it; nothing without rules. */
export function stoppingAdviceTable(advice: readonly StoppingAdvice[], { columns }: { columns: number }): string {
  if (advice.length === 0) return '';
  return [
    ...advice.flatMap((one) => [...wrapped(heading(one), columns), table(one), '']),
    ...notes(advice).flatMap((note) => wrapped(note, columns)),
  ].join('\n');
}

function heading({ rule, looksAt, trials, level }: StoppingAdvice): string {
  const share = `${Number((level * 100).toFixed(3))} %`;
  return `stopping early, until ${rule}: looks at ${looksAt} after each trial of a cell, ${trials} at most, with a confidence sequence of ${share}`;
}

function table({ rows, trials, rule }: StoppingAdvice): string {
  const isContrast = rows.some(({ second }) => second !== undefined);
  return textTable(
    [
      ...(isContrast ? ['first arm', 'second arm'] : ['if the rate is']),
      'mean trials',
      'of the plan',
      rule.startsWith('width') ? 'not reached' : 'undecided',
      'wrong',
      'a fixed number',
    ],
    rows.map((row) => [
      ...(isContrast ? [percent(row.rate), percent(row.second ?? 0)] : [percent(row.rate)]),
      row.meanTrials.toFixed(row.meanTrials < 10 ? 1 : 0),
      percent(row.meanTrials / trials),
      share(row.undecided),
      share(row.wrong),
      fixedText(row),
    ]),
    isContrast ? [0, 1, 2, 3, 4, 5, 6] : [0, 1, 2, 3, 4, 5],
  );
}

function fixedText({ fixedTrials }: StoppingForecast): string {
  return fixedTrials === null ? '–' : String(fixedTrials);
}

/** Tiny shares are no news. */
function share(value: number): string {
  return value === 0 ? '0 %' : value < 0.0005 ? '<0.1 %' : percent(value);
}

function notes(advice: readonly StoppingAdvice[]): string[] {
  const widths = advice.some(({ rule }) => rule.trimStart().startsWith('width'));
  const lines = advice.some(({ rule }) => !rule.trimStart().startsWith('width'));
  return [
    ...(lines
      ? [
          'A fixed number: what decides rightly as often (in 99 % at most), had one known the rates before. Stopping early saves much against the plan where a rate is clear of the line; where it is close, most of the plan is run and a fixed number would have decided more often.',
        ]
      : []),
    ...(widths
      ? [
          'A fixed number: what gives a Wilson interval of that width, had one known the rate before. A sequence needs about twice as many trials for the same width, since it holds at every look; it saves where rates near 0 or 1 are narrow early, against a plan made for the widest.',
        ]
      : []),
    'Each rule is taken by itself: a cell goes on until all that concern it hold, and cells of a primary contrast end together. The estimate above is for the whole plan.',
  ];
}
