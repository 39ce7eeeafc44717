import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { EventView } from '../../../../src/spec/index.ts';
import { eventsQuery, wholeEventQuery } from '../../api/trials.ts';
import { trialAsMarkdown } from './trial-as-markdown.ts';
import { useTrial } from './trial-context.ts';
import { eventPageSize } from './use-events.ts';

/** Copies the whole trial as Markdown, with all texts in whole. */
export function CopyTrial() {
  const { run, trial } = useTrial();
  const queries = useQueryClient();
  const [state, setState] = useState<'idle' | 'busy' | 'copied' | 'failed'>('idle');
  const whole = async (event: EventView): Promise<EventView> =>
    event.cut.length === 0 ? event : queries.query({ ...wholeEventQuery(run, trial.id, event.seq), gcTime: 0 });
  const copy = async (): Promise<void> => {
    setState('busy');
    try {
      const events: EventView[] = [];
      for (let from = 0; from < trial.events; from += eventPageSize) {
        const { events: page } = await queries.query(eventsQuery(run, trial.id, from));
        events.push(...(await Promise.all(page.map(whole))));
      }
      await navigator.clipboard.writeText(trialAsMarkdown(trial, events));
      setState('copied');
    } catch {
      setState('failed');
    }
  };
  return (
    <Button size="compact-sm" variant="default" loading={state === 'busy'} onClick={() => void copy()}>
      {names[state]}
    </Button>
  );
}

const names = { idle: 'Copy as Markdown', busy: 'Copying', copied: 'Copied', failed: 'Could not be copied' } as const;
