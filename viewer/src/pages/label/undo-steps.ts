import type { LabelInput } from '../../../../src/spec/index.ts';

/** What a label said. */
export type Answer = Pick<LabelInput, 'value' | 'evidence'>;

/** A change that can be taken back: what the label said before. */
export interface UndoStep {
  readonly name: string;
  readonly before: Answer;
}

/** The changes of a rater on one trial since the page was loaded, kept while other trials are open. */
export interface UndoSteps {
  /** Notes a change. Keys of one text that follow each other (`typed`) are one change. */
  note(step: UndoStep, setting?: { typed?: boolean }): void;
  /** The typing of a text has ended. */
  readonly endTyping: () => void;
  take(): UndoStep | undefined;
  readonly count: () => number;
}

export function undoStepsOf(run: string, trial: string, rater: string): UndoSteps {
  const key = JSON.stringify([run, trial, rater]);
  const steps = known.get(key) ?? createUndoSteps();
  known.set(key, steps);
  return steps;
}

export function createUndoSteps(): UndoSteps {
  const steps: UndoStep[] = [];
  let typing: string | undefined;
  return {
    note(step, { typed = false } = {}) {
      if (!typed || typing !== step.name) steps.push(step);
      typing = typed ? step.name : undefined;
    },
    endTyping() {
      typing = undefined;
    },
    take() {
      typing = undefined;
      return steps.pop();
    },
    count: () => steps.length,
  };
}

const known = new Map<string, UndoSteps>();
