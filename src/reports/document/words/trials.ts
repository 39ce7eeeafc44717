import { dispositions, type CellResult } from '../../../spec/index.ts';

/** How trials ended that were not completed: `refused 3, not run 2`; a dash where there are none. */
export function trialsText({ trials, stopping }: Counted): string {
  const ended = dispositions.filter((name) => name !== 'completed' && trials[name] > 0).map((name) => `${name} ${trials[name]}`);
  const left = notRun({ trials, stopping });
  const all = [...ended, ...(left > 0 ? [`not run ${left}`] : []), ...(spared({ stopping }) > 0 ? [`spared ${spared({ stopping })}`] : [])];
  return all.length === 0 ? '–' : all.join(', ');
}

/** Trials that were planned and have not come to an end, though no rule spared them. */
export function notRun({ trials, stopping }: Counted): number {
  return trials.planned - dispositions.reduce((sum, name) => sum + trials[name], 0) - spared({ stopping });
}

/** Trials that a rule to stop early left out: not run, or run beyond its last look. */
export function spared({ stopping }: Pick<Counted, 'stopping'>): number {
  return stopping === null ? 0 : stopping.notRun + stopping.ranOn;
}

/** Trials of a cell, or of several. */
export interface Counted {
  readonly trials: CellResult['trials'];
  readonly stopping: { readonly ranOn: number; readonly notRun: number } | null;
}
