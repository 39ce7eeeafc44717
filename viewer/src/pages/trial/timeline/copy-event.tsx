import { UnstyledButton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { EventView } from '../../../../../src/spec/index.ts';
import { wholeEventQuery } from '../../../api/trials.ts';
import { eventAsMarkdown } from '../trial-as-markdown.ts';
import { useTrial } from '../trial-context.ts';

/** Copies an event as Markdown, its long texts in whole. */
export function CopyEvent({ event }: { readonly event: EventView }) {
  const { run, trial } = useTrial();
  const queries = useQueryClient();
  const [says, setSays] = useState('copy');
  const copy = async (): Promise<void> => {
    try {
      const whole = event.cut.length === 0 ? event : await queries.query(wholeEventQuery(run, trial.id, event.seq));
      await navigator.clipboard.writeText(eventAsMarkdown(whole));
      setSays('copied');
    } catch {
      setSays('could not be copied');
    }
  };
  return (
    <UnstyledButton
      className="custodes-copy"
      aria-label={`Copy event ${event.seq} as Markdown`}
      title="Copy as Markdown"
      onClick={() => void copy()}
    >
      {says}
    </UnstyledButton>
  );
}
