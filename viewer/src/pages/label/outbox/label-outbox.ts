import type { Label, LabelInput } from '../../../../../src/spec/index.ts';
import type { KeptChanges } from './kept-changes.ts';
import { answerKey, isTakenBack, placeKey, type PendingLabel } from './pending-label.ts';

/** What became of a label that was sent. */
export type Sending =
  | { readonly type: 'saved'; readonly label: Label }
  /** Another label of this rater stands there than the one that was seen; null where it was taken back. */
  | { readonly type: 'changed-meanwhile'; readonly standing: Label | null }
  /** `again`: may go well later. */
  | { readonly type: 'failed'; readonly problem: string; readonly again: boolean };

interface OutboxSetting {
  readonly kept: KeptChanges;
  readonly send: (label: LabelInput) => Promise<Sending>;
  readonly newId: () => string;
  /** Calls back later; returns how to call it off. */
  readonly later: (call: () => void, ms: number) => () => void;
  /** Told what stands in the place of a label; null where none does. */
  readonly onStanding: (place: LabelInput, standing: Label | null) => void;
}

/** Changes of labels on their way to the server: each is kept until it is there, one is sent at a time. */
export interface LabelOutbox {
  /** Takes a change in; of a label that waits already the later answer counts. It is sent after `pauseMs` without another. */
  readonly put: (label: LabelInput, setting?: { pauseMs?: number }) => void;
  /** Takes over what windows that are gone left behind. */
  readonly adopt: (isOpen: (window: string) => boolean) => void;
  /** Sends what was not saved again, now. */
  readonly retry: () => void;
  /** Settles a conflict: this window's answer shall stand, or that of the other. */
  readonly settle: (id: string, stands: 'mine' | 'theirs') => void;
  /** Gives up a change that the server refuses. */
  readonly giveUp: (id: string) => void;
  readonly changes: () => readonly PendingLabel[];
  readonly subscribe: (listener: () => void) => () => void;
}

/** Pauses before what was not saved is sent again, in milliseconds. */
const pauses = [500, 1000, 2000, 5000, 10_000];

export function createLabelOutbox({ kept, send, newId, later, onStanding }: OutboxSetting): LabelOutbox {
  let changes: readonly PendingLabel[] = [];
  let failures = 0;
  let callOffRetry = (): void => undefined;
  const typed = new Map<string, () => void>();
  /** Ids of labels that this window saved or was shown in a conflict, which its page may not know yet. */
  const seen = new Map<string, number>();
  const listeners = new Set<() => void>();
  const outbox: LabelOutbox = {
    put(label, { pauseMs = 0 } = {}) {
      const place = placeKey(label);
      const known = changes.find((change) => placeKey(change.label) === place);
      const id = known?.id ?? newId();
      // What waits was given when that was seen; what is sent now is found by its answer if it arrives.
      const replaces = known === undefined ? latest(seen.get(place), label.replaces) : known.label.replaces;
      const sending = known?.state === 'sending';
      const change: PendingLabel = { id, label: { ...label, replaces }, sent: known?.sent ?? [], state: sending ? 'sending' : 'waiting' };
      if (known?.state === 'conflict') set({ ...known, label: change.label });
      else set(change);
      typed.get(id)?.();
      typed.delete(id);
      if (pauseMs === 0) {
        void pump();
        return;
      }
      const callOff = later(() => {
        typed.delete(id);
        void pump();
      }, pauseMs);
      typed.set(id, callOff);
    },
    adopt(isOpen) {
      changes = [...changes, ...kept.adopt(isOpen)];
      tell();
      void pump();
    },
    retry() {
      callOffRetry();
      for (const [id, callOff] of typed) {
        callOff();
        typed.delete(id);
      }
      for (const { problem: _problem, ...change } of changes)
        if (change.state === 'unsaved' || change.state === 'refused') set({ ...change, state: 'waiting' });
      void pump();
    },
    settle(id, stands) {
      const change = changes.find((one) => one.id === id);
      if (change?.state !== 'conflict') return;
      const { standing, ...rest } = change;
      if (standing !== null && standing !== undefined) seen.set(placeKey(change.label), standing.id);
      if (stands === 'theirs') drop(id);
      else set({ ...rest, state: 'waiting', label: { ...change.label, replaces: standing?.id ?? null } });
      onStanding(change.label, standing ?? null);
      void pump();
    },
    giveUp: drop,
    changes: () => changes,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return outbox;

  /** Sends the first change that waits, then the next. */
  async function pump(): Promise<void> {
    const next = changes.find(({ id, state }) => state === 'waiting' && !typed.has(id));
    if (next === undefined || changes.some(({ state }) => state === 'sending')) return;
    const { id, label } = next;
    set({ ...next, state: 'sending', sent: [...new Set([...next.sent, answerKey(label)])] });
    const outcome = await send(label);
    const now = changes.find((change) => change.id === id);
    if (now !== undefined) take(now, label, outcome);
    void pump();
  }

  function take(now: PendingLabel, sent: LabelInput, outcome: Sending): void {
    if (outcome.type === 'failed') fail(now, outcome);
    else arrive(now, sent, outcome);
  }

  function arrive(now: PendingLabel, sent: LabelInput, outcome: Exclude<Sending, { type: 'failed' }>): void {
    failures = 0;
    const standing = outcome.type === 'saved' ? outcome.label : outcome.standing;
    if (standing === null) seen.delete(placeKey(sent));
    else seen.set(placeKey(sent), standing.id);
    // Also where its reply was lost, or another window was sent the same: what stands is what was said here.
    const isOurs = outcome.type === 'saved' || (standing === null ? isTakenBack(now.label) : now.sent.includes(answerKey(standing)));
    if (!isOurs) {
      set({ ...now, state: 'conflict', standing });
      return;
    }
    onStanding(sent, standing);
    if (standing === null || answerKey(standing) === answerKey(now.label)) drop(now.id);
    else set({ ...now, state: 'waiting', label: { ...now.label, replaces: standing.id } });
  }

  function fail(now: PendingLabel, { problem, again }: Extract<Sending, { type: 'failed' }>): void {
    set({ ...now, state: again ? 'unsaved' : 'refused', problem });
    if (!again) return;
    // The others would fail alike.
    for (const change of changes) if (change.state === 'waiting') set({ ...change, state: 'unsaved', problem });
    callOffRetry();
    callOffRetry = later(outbox.retry, pauses[Math.min(failures, pauses.length - 1)] ?? 0);
    failures += 1;
  }

  function set(change: PendingLabel): void {
    kept.keep(change);
    changes = changes.some(({ id }) => id === change.id)
      ? changes.map((one) => (one.id === change.id ? change : one))
      : [...changes, change];
    tell();
  }

  function drop(id: string): void {
    kept.drop(id);
    changes = changes.filter((change) => change.id !== id);
    tell();
  }

  function tell(): void {
    for (const listener of listeners) listener();
  }
}

function latest(one: number | undefined, other: number | null): number | null {
  return one === undefined ? other : Math.max(one, other ?? 0);
}
