import { Code, Radio, Stack, Text } from '@mantine/core';
import type { SampleEntry } from '../../../../../src/spec/index.ts';
import { count, dayAndTime } from '../../../parts/in-words.ts';
import { usualDraw, type Queue } from './queue-address.ts';

interface ChooseQueueProps {
  readonly run: string;
  readonly samples: readonly SampleEntry[];
  readonly queue: Queue;
  readonly onChoose: (queue: Queue) => void;
}

/** Which trials are read: one of the samples that are kept in the run, the latest first, or a draw. */
export function ChooseQueue({ run, samples, queue, onChoose }: ChooseQueueProps) {
  if (samples.length === 0)
    return (
      <Text size="xs" c="var(--custodes-quiet)" mb={6}>
        To learn how often a judge is wrong, label the trials that tell the most about it: once it has rated this run,{' '}
        <Code>custodes sample {run} --rubric refusal --save</Code> draws them and puts them here.
      </Text>
    );
  return (
    <Radio.Group
      aria-label="Which trials"
      mb="sm"
      value={queue.by === 'sample' ? String(queue.sample) : own}
      onChange={(chosen) => onChoose(chosen === own ? usualDraw : { by: 'sample', sample: Number(chosen) })}
    >
      <Stack gap={6}>
        {samples.toReversed().map((sample) => (
          <Radio key={sample.id} size="sm" value={String(sample.id)} label={titleOf(sample)} description={factsOf(sample)} />
        ))}
        <Radio size="sm" value={own} label="A draw of your own" />
      </Stack>
    </Radio.Group>
  );
}

const own = 'own';

function titleOf({ id, name, size }: SampleEntry): string {
  return `Sample ${id}: ${name}, ${count(size)} ${size === 1 ? 'trial' : 'trials'}`;
}

function factsOf({ rubric, at, size, labelled }: SampleEntry): string {
  return `asks ${rubric} · kept ${dayAndTime(at)} · ${labelled === size ? 'all' : count(labelled)} labelled by you`;
}
