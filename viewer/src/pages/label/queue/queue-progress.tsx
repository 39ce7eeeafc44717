import { Button, Group, Kbd, Progress, Text } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { QueuedTrial } from '../../../../../src/spec/index.ts';
import { isBlind } from '../../../api/blind-session.ts';
import { count } from '../../../parts/in-words.ts';
import { useShortcuts } from '../../../shell/shortcuts.ts';
import { loadQueue } from './blind-switch.tsx';
import { writeQueue, type Queue } from './queue-address.ts';
import { queuePlace } from './queue-steps.ts';
import { SampleDone } from './sample-done.tsx';

interface QueueProgressProps {
  readonly run: string;
  readonly trials: readonly QueuedTrial[];
  readonly queue: Queue;
  /** The name whose answers count; undefined where any does. */
  readonly asked: string | undefined;
}

/** How far a rater got in a queue, and the way into it. A kept sample is read blind at the first key. */
export function QueueProgress({ run, trials, queue, asked }: QueueProgressProps) {
  const navigate = useNavigate();
  const { done, next, size } = queuePlace(trials, undefined);
  const address = writeQueue(queue);
  const goesBlind = queue.by === 'sample' && !isBlind;
  const begin = (): boolean => {
    if (next === null || document.activeElement?.closest('button, a, summary') instanceof Element) return false;
    if (goesBlind) loadQueue(address, true);
    else void navigate(trialAddress(run, next, address));
    return true;
  };
  useShortcuts('Queue', [
    { keys: ['Enter'], does: goesBlind ? 'read this sample blind' : 'begin, or go on where you stopped', run: begin },
  ]);
  const verb = done === 0 ? 'Begin' : 'Go on';
  return (
    <>
      <Group gap="sm" mt="sm">
        {next === null ? (
          <Text size="sm" fw={600}>
            You have labelled the whole sample.
          </Text>
        ) : (
          <>
            {goesBlind ? (
              <Button onClick={() => loadQueue(address, true)}>
                Read it blind&nbsp;<Kbd size="xs">Enter</Kbd>
              </Button>
            ) : null}
            <Button
              {...(goesBlind ? { variant: 'default' } : {})}
              renderRoot={(props) => <Link {...props} {...trialAddress(run, next, address)} />}
            >
              {goesBlind ? (
                `${verb} without hiding`
              ) : (
                <>
                  {verb}&nbsp;<Kbd size="xs">Enter</Kbd>
                </>
              )}
            </Button>
          </>
        )}
        <Progress w={160} value={(100 * done) / size} aria-label="Labelled of the sample" />
        <Text size="sm" className="custodes-number">
          {count(done)} of {count(size)} labelled
          {asked === undefined ? '' : `: ${asked}`}
        </Text>
      </Group>
      {next === null && queue.by === 'sample' ? <SampleDone run={run} /> : null}
      <details className="custodes-sample">
        <summary>The trials of this sample</summary>
        <ol>
          {trials.slice(0, shownTrials).map(({ trial, labelled }) => (
            <li key={trial}>
              <Link {...trialAddress(run, trial, address)}>{trial}</Link>{' '}
              <span className="custodes-quiet">{labelled ? 'labelled' : ''}</span>
            </li>
          ))}
        </ol>
        {size > shownTrials ? <Text size="sm">… and {count(size - shownTrials)} more</Text> : null}
      </details>
    </>
  );
}

const shownTrials = 500;

function trialAddress(run: string, trial: string, queue: string) {
  const [cell = '', index = ''] = trial.split('/');
  return { to: '/runs/$run/trials/$cell/$index' as const, params: { run, cell, index }, search: { panel: 'labels', queue } };
}
