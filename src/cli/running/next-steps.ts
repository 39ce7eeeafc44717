import { relative } from 'node:path';
import type { Results } from '../../spec/index.ts';

/** What to do after a run: where it is stored, and the commands that come next. */
export function nextSteps({
  results,
  folder,
  stopped,
  outGiven,
}: {
  results: Results;
  folder: string;
  /** The run stopped short: it was interrupted, or its budget was reached. */
  stopped: boolean;
  outGiven: string | undefined;
}): string {
  const { run, cells } = results;
  const path = relative('.', folder).startsWith('..') ? folder : relative('.', folder);
  const stored = `Stored in ${path}`;
  const name = outGiven === undefined ? run.id : path;
  if (stopped) {
    const done = cells.reduce((sum, cell) => sum + cell.trials.planned - missing(cell), 0);
    const reached = run.status === 'budget-reached';
    const how = reached ? `The budget is reached, with ${done} trials done` : `Interrupted with ${done} trials done`;
    return `${how}. ${stored}.\nGo on with:  custodes run --resume ${name}${reached ? ' --budget <more>' : ''}`;
  }
  const example = cells[0] === undefined ? '' : `${cells[0].id}/0`;
  const steps: readonly (readonly [string, string])[] = [
    [`custodes view ${name}`, 'read it in the browser: results, trials, what was done to the world'],
    [`custodes trial ${name} ${example}`, 'read a trial: who said what, and what it did to the world'],
    [`custodes report ${name} --format md --out report.md`, 'a report'],
    ...(run.synthetic
      ? [
          [
            `custodes run ${run.study} --model openai/gpt-5.2 --trials 5`,
            'a real model (set OPENAI_API_KEY; custodes models lists the others)',
          ] as const,
        ]
      : []),
  ];
  const width = Math.max(...steps.map(([command]) => command.length));
  const lines = steps.map(([command, does]) => `  ${command.padEnd(width)}  ${does}`);
  return [`${stored}. Next:`, ...lines].join('\n');
}

function missing({ trials }: Results['cells'][number]): number {
  return trials.planned - trials.completed - trials.refused - trials.incomplete - trials.idle - trials.failed;
}
