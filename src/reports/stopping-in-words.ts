import type { Results } from '../spec/index.ts';

/** What rules to stop early made of a run, in sentences; nothing where its study has none. */
export function stoppingSentences({ run }: Results): string[] {
  const { stopping } = run;
  if (stopping === null) return [];
  const { rules, cells, trials, savedUsd } = stopping;
  const counts = [
    `${counted(cells.stopped, 'cell')} stopped`,
    cells.undecided > 0
      ? `${cells.undecided} ${cells.undecided === 1 ? 'is' : 'are'} undecided${run.status === 'finished' ? ' after all planned trials' : ' so far'}`
      : '',
    cells.unconcerned > 0 ? `${cells.unconcerned} ${cells.unconcerned === 1 ? 'is' : 'are'} concerned by no rule` : '',
  ].filter((text) => text !== '');
  const saved =
    savedUsd === null
      ? ', for dollars that no price tells'
      : savedUsd > 0
        ? `, which saved about $${savedUsd.toFixed(savedUsd < 1 ? 4 : 2)}`
        : '';
  return [
    `A cell stops at the first look at which all that concerns it holds: ${rules.join('; ')}. ${counts.join(', ')}.`,
    `${trials.notRun} of ${trials.planned} planned trials were not run${trials.notRun === 0 ? '' : saved}; ${trials.ranOn} ran on beyond the last look: they are stored, and in no estimate.`,
    sequencesInWords(stopping),
  ];
}

/** How the intervals of a run are to be read. */
export function intervalsInWords({ run, cells }: Results): string {
  const fixed = 'Rates with 95 % Wilson intervals in brackets, then count/trials with a value; means with 95 % t intervals.';
  if (run.stopping === null) return fixed;
  const all = cells.every(({ stopping }) => stopping !== null);
  return `Rates with confidence sequences in brackets${all ? '' : ' (Wilson intervals in cells that no rule concerns)'}, then count/trials with a value; means without an interval.`;
}

function sequencesInWords({ level, joint, sequences }: NonNullable<Results['run']['stopping']>): string {
  const share = `${Number((level * 100).toFixed(3))} %`;
  const error = joint
    ? `the ${sequences} that the rules look at have ${share} each, so that all of them hold at once with 95 %`
    : `${sequences === 1 ? '' : 'each by itself, '}with ${share}${sequences === 1 ? '' : ` (of ${sequences} that the rules look at, some may miss)`}`;
  return `Intervals where a rule looks are confidence sequences: they hold at all looks at once, ${error}. A missing value counts as both.`;
}

function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
