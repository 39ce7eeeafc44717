import type { Disposition, RunView } from '../spec/index.ts';

/** A run as a rater sees it who shall not know which models and conditions it has: its cells with their scenarios alone, and without how its trials ended and what others labelled. */
export function blindRun(view: RunView): RunView {
  const { study, seed } = view.study;
  return {
    ...view,
    blind: true,
    run: { ...view.run, dispositions: none, models: [], costUsd: null, tokens: 0 },
    study: { study, seed },
    cells: view.cells.map((cell, number) => ({ ...cell, id: `hidden-${number + 1}`, model: 'hidden', subject: 'hidden', condition: {} })),
    varied: [],
    origin: null,
    sessions: [],
    labelledNames: [],
  };
}

const none: Readonly<Record<Disposition, number>> = { failed: 0, idle: 0, incomplete: 0, refused: 0, completed: 0 };
