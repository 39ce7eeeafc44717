import { Button, Group, Kbd, Progress, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { QueuedTrial } from '../../../../../src/spec/index.ts';
import { labelQueueQuery } from '../../../api/labels.ts';
import { count } from '../../../parts/in-words.ts';
import { useShortcuts } from '../../../shell/shortcuts.ts';
import { Empty, Failure, Loading } from '../../../shell/states.tsx';
import { DrawForm } from './draw-form.tsx';
import { readDraw, usualDraw, writeDraw } from './queue-draw.ts';
import { queuePlace } from './queue-steps.ts';

/** The sample that a rater reads: how it is drawn, how far they got, and the way into it. */
export function QueueSection({ run, rater }: { readonly run: string; readonly rater: string }) {
  const search = useSearch({ from: '/runs/$run/label' });
  const navigate = useNavigate({ from: '/runs/$run/label' });
  const draw = readDraw(search.queue) ?? usualDraw;
  const { data, error } = useQuery(labelQueueQuery(run, { rater, ...draw }));
  return (
    <section aria-labelledby="queue" className="custodes-queue">
      <Title order={2} size="h5" id="queue" mb={4}>
        Trials to read
      </Title>
      <DrawForm draw={draw} onDraw={(next) => void navigate({ search: { queue: writeDraw(next) }, replace: true })} />
      {error !== null ? (
        <Failure error={error} what="The sample" />
      ) : data === undefined ? (
        <Loading what="the sample" />
      ) : data.length === 0 ? (
        <Empty title="There is no trial to read yet">Trials can be labelled as soon as they are stored.</Empty>
      ) : (
        <Sample run={run} queue={data} address={writeDraw(draw)} />
      )}
    </section>
  );
}

function Sample({ run, queue, address }: { readonly run: string; readonly queue: readonly QueuedTrial[]; readonly address: string }) {
  const navigate = useNavigate();
  const { done, next, size } = queuePlace(queue, undefined);
  const begin = (): boolean => {
    if (next === null || document.activeElement?.closest('button, a, summary') instanceof Element) return false;
    void navigate(trialAddress(run, next, address));
    return true;
  };
  useShortcuts('Queue', [{ keys: ['Enter'], does: 'begin, or go on where you stopped', run: begin }]);
  return (
    <>
      <Group gap="sm" mt="sm">
        {next === null ? (
          <Text size="sm" fw={600}>
            You have labelled the whole sample.
          </Text>
        ) : (
          <Button renderRoot={(props) => <Link {...props} {...trialAddress(run, next, address)} />}>
            {done === 0 ? 'Begin' : 'Go on'}&nbsp;<Kbd size="xs">Enter</Kbd>
          </Button>
        )}
        <Progress w={160} value={(100 * done) / size} aria-label="Labelled of the sample" />
        <Text size="sm" className="custodes-number">
          {count(done)} of {count(size)} labelled
        </Text>
      </Group>
      <details className="custodes-sample">
        <summary>The trials of this sample</summary>
        <ol>
          {queue.slice(0, shownTrials).map(({ trial, labelled }) => (
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
