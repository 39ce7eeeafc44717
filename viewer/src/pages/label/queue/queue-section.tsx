import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { RunView, SampleEntry } from '../../../../../src/spec/index.ts';
import { labelQueueQuery, rubricsQuery, samplesQuery } from '../../../api/labels.ts';
import { Empty, Failure, Loading } from '../../../shell/states.tsx';
import { AskSelect } from '../ask-select.tsx';
import { labelGroups } from '../names/label-groups.ts';
import { everything, useAsked } from '../use-asked.ts';
import { BlindSwitch } from './blind-switch.tsx';
import { ChooseQueue } from './choose-queue.tsx';
import { DrawForm } from './draw-form.tsx';
import { askedQueue, readQueue, usualDraw, writeQueue, type Queue } from './queue-address.ts';
import { QueueProgress } from './queue-progress.tsx';

interface QueueSectionProps {
  readonly view: RunView;
  readonly rater: string;
}

/** The trials that a rater reads: a sample that is kept in the run or a draw, how far they got, and the way into it. */
export function QueueSection({ view, rater }: QueueSectionProps) {
  const { data: samples, error } = useQuery(samplesQuery(view.run.id, rater));
  return (
    <section aria-labelledby="queue" className="custodes-queue">
      <Title order={2} size="h5" id="queue" mb={4}>
        Trials to read
      </Title>
      {error !== null ? (
        <Failure error={error} what="The samples" />
      ) : samples === undefined ? (
        <Loading what="the samples" />
      ) : (
        <ChosenQueue view={view} rater={rater} samples={samples} />
      )}
    </section>
  );
}

function ChosenQueue({ view, rater, samples }: QueueSectionProps & { readonly samples: readonly SampleEntry[] }) {
  const run = view.run.id;
  const search = useSearch({ from: '/runs/$run/label' });
  const navigate = useNavigate({ from: '/runs/$run/label' });
  const latest = samples.at(-1);
  const queue = readQueue(search.queue) ?? (latest === undefined ? usualDraw : { by: 'sample', sample: latest.id });
  const { counted } = useAsked(run, rater, { queue, ask: search.ask });
  const { data, error } = useQuery(labelQueueQuery(run, { rater, ...askedQueue(queue, counted) }));
  const choose = (next: Queue): void =>
    void navigate({ search: { queue: writeQueue(next), ask: next.by === 'sample' ? undefined : search.ask }, replace: true });
  return (
    <>
      <ChooseQueue run={run} samples={samples} queue={queue} onChoose={choose} />
      {queue.by === 'sample' ? null : (
        <DrawForm draw={queue} onDraw={choose}>
          <AskOfDraw view={view} asked={counted} onAsk={(ask) => void navigate({ search: { ask }, replace: true })} />
        </DrawForm>
      )}
      <BlindSwitch queue={writeQueue(queue)} />
      {error !== null ? (
        <Failure error={error} what="The trials" />
      ) : data === undefined ? (
        <Loading what="the trials" />
      ) : data.length === 0 ? (
        <Empty title="There is no trial to read yet">Trials can be labelled as soon as they are stored.</Empty>
      ) : (
        <QueueProgress run={run} trials={data} queue={queue} asked={counted} />
      )}
    </>
  );
}

interface AskOfDrawProps {
  readonly view: RunView;
  readonly asked: string | undefined;
  readonly onAsk: (name: string | undefined) => void;
}

/** One question of all that the trials of the run are asked. */
function AskOfDraw({ view: { run, scenarios }, asked, onAsk }: AskOfDrawProps) {
  const { data: rubrics = [] } = useQuery(rubricsQuery(run.id, undefined));
  const measures = [...new Map(scenarios.flatMap((scenario) => scenario.measures.map((measure) => [measure.name, measure]))).values()];
  const groups = labelGroups({ measures, condition: {}, rubrics });
  return <AskSelect label="Asks" groups={groups} asked={asked} onAsk={(name) => onAsk(name === everything ? undefined : name)} />;
}
