import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { Label } from '../../../../src/spec/index.ts';
import { isBlind } from '../../api/blind-session.ts';
import { labelsQuery } from '../../api/labels.ts';
import type { LabelOutbox } from './outbox/label-outbox.ts';
import { outboxOfRun } from './outbox/outbox-of-run.ts';
import { placeKey, type PendingLabel } from './outbox/pending-label.ts';
import { undoStepsOf, type Answer } from './undo-steps.ts';

/** What a rater has said of a trial, and how to say it. */
export interface Labelling {
  readonly isLoading: boolean;
  readonly error: Error | null;
  /** What the rater's label says here: what is on its way before what is saved. */
  readonly answerOf: (name: string) => Answer;
  readonly othersOf: (name: string) => readonly Label[];
  /** The change of a label that is not saved yet. */
  readonly changeOf: (name: string) => PendingLabel | undefined;
  readonly say: (name: string, answer: Partial<Answer>, setting?: { typed?: boolean }) => void;
  readonly endTyping: () => void;
  /** Takes the last change back; the name that it was of. */
  readonly undo: () => string | undefined;
  readonly outbox: LabelOutbox;
  /** How many names have an answer of the rater. */
  readonly labelled: number;
}

const nothing: Answer = { value: null, evidence: [] };

/** So long a text rests before it is sent, in milliseconds; it is kept in the browser at once. */
const typingPause = 400;

export function useLabelling(run: string, trial: string, rater: string): Labelling {
  const queries = useQueryClient();
  const outbox = outboxOfRun(run, queries);
  const changes = useSyncExternalStore(outbox.subscribe, outbox.changes);
  const { data, error, isPending } = useQuery(labelsQuery(run, trial, rater));
  const labels = data ?? [];
  const steps = undoStepsOf(run, trial, rater);
  const savedOf = (name: string): Label | undefined => labels.find((label) => label.rater === rater && label.name === name);
  const changeOf = (name: string): PendingLabel | undefined =>
    changes.find(({ label }) => placeKey(label) === placeKey({ trial, rater, name }));
  const answerOf = (name: string): Answer => changeOf(name)?.label ?? savedOf(name) ?? nothing;
  const put = (name: string, { value, evidence }: Answer, pauseMs: number): void =>
    outbox.put({ trial, rater, name, value, evidence: [...evidence], blind: isBlind, replaces: savedOf(name)?.id ?? null }, { pauseMs });
  return {
    isLoading: isPending,
    error,
    answerOf,
    othersOf: (name) => labels.filter((label) => label.rater !== rater && label.name === name && label.value !== null),
    changeOf,
    say(name, answer, { typed = false } = {}) {
      const before = answerOf(name);
      steps.note({ name, before }, { typed });
      put(
        name,
        { value: answer.value === undefined ? before.value : answer.value, evidence: answer.evidence ?? before.evidence },
        typed ? typingPause : 0,
      );
    },
    endTyping: steps.endTyping,
    undo() {
      const step = steps.take();
      if (step !== undefined) put(step.name, step.before, 0);
      return step?.name;
    },
    outbox,
    labelled: [...new Set([...labels.map(({ name }) => name), ...changes.map(({ label }) => label.name)])].filter(
      (name) => answerOf(name).value !== null,
    ).length,
  };
}
