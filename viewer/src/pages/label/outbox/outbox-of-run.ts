import type { QueryClient } from '@tanstack/react-query';
import type { Label, LabelInput } from '../../../../../src/spec/index.ts';
import { labelsQuery, saveLabel, standingLabel } from '../../../api/labels.ts';
import { RequestError } from '../../../api/request.ts';
import { createKeptChanges } from './kept-changes.ts';
import { isTakenBack } from './pending-label.ts';
import { createLabelOutbox, type LabelOutbox, type Sending } from './label-outbox.ts';

/** The outbox of a run in this window: one, whatever page asks, and it goes on when the page changes. */
export function outboxOfRun(run: string, queries: QueryClient): LabelOutbox {
  const known = outboxes.get(run);
  if (known !== undefined) return known;
  const outbox = createLabelOutbox({
    kept: createKeptChanges(localStorage, { run, window: windowId }),
    send: (label) => send(run, label),
    newId: () => crypto.randomUUID(),
    later(call, ms) {
      const timer = setTimeout(call, ms);
      return () => clearTimeout(timer);
    },
    onStanding: ({ trial, rater, name }, standing) => {
      queries.setQueryData(labelsQuery(run, trial, rater).queryKey, (old: readonly Label[] | undefined) =>
        old === undefined
          ? old
          : [
              ...old.filter((label) => label.rater !== rater || label.name !== name),
              ...(standing === null || isTakenBack(standing) ? [] : [standing]),
            ],
      );
      void queries.invalidateQueries({ queryKey: ['label-history', run, trial] });
      // The table of trials shows labels and is filtered by their names: asked for anew when it is opened again.
      for (const part of ['run', 'trials']) void queries.invalidateQueries({ queryKey: [part, run], refetchType: 'none' });
    },
  });
  outboxes.set(run, outbox);
  void adopt(outbox);
  // A window that was just closed may still count as open.
  setTimeout(() => void adopt(outbox), 3000);
  addEventListener('beforeunload', (event) => {
    if (outbox.changes().length > 0) event.preventDefault();
  });
  return outbox;
}

const outboxes = new Map<string, LabelOutbox>();
const windowId = crypto.randomUUID();

/** Held while this window is open, so that others leave its changes to it. */
void navigator.locks.request(lockOf(windowId), () => new Promise(() => undefined));

async function adopt(outbox: LabelOutbox): Promise<void> {
  const { held = [] } = await navigator.locks.query();
  const open = new Set(held.map(({ name }) => name));
  outbox.adopt((window) => open.has(lockOf(window)));
}

function lockOf(window: string): string {
  return `custodes-window ${window}`;
}

async function send(run: string, label: LabelInput): Promise<Sending> {
  try {
    return { type: 'saved', label: await saveLabel(run, label) };
  } catch (error) {
    if (!(error instanceof RequestError) || error.status !== 409) return failed(error);
    try {
      return { type: 'changed-meanwhile', standing: await standingLabel(run, label) };
    } catch (later) {
      return failed(later);
    }
  }
}

function failed(error: unknown): Sending {
  if (error instanceof RequestError) {
    const again = error.status >= 500 || error.status === 403;
    return { type: 'failed', problem: [error.message, error.hint].filter((part) => part !== undefined).join('. '), again };
  }
  const port = location.port === '' ? '' : ` --port ${location.port}`;
  return {
    type: 'failed',
    problem: `the server does not answer. Start it again: custodes view${port}. Your answers are kept here meanwhile`,
    again: true,
  };
}
