import { Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { isBlind } from '../../api/blind-session.ts';
import { runQuery } from '../../api/runs.ts';
import { RunHeader } from '../../shell/run-header.tsx';
import { Failure, Loading } from '../../shell/states.tsx';
import { AgreementSection } from './agreement-section.tsx';
import { ExportSection } from './export-section.tsx';
import './label.css';
import { LabelStatus } from './label-status.tsx';
import { outboxOfRun } from './outbox/outbox-of-run.ts';
import { QueueSection } from './queue/queue-section.tsx';
import { RaterLine } from './rater-line.tsx';
import { useRater } from './rater-name.ts';

/** Where a rater draws the trials to read, and sees how far raters agree. */
export function LabelPage() {
  const { run } = useParams({ from: '/runs/$run/label' });
  const [rater] = useRater();
  const queries = useQueryClient();
  const view = useQuery(runQuery(run));
  if (view.error !== null) return <Failure error={view.error} what="This run" />;
  if (view.data === undefined) return <Loading what="the run" />;
  return (
    <>
      <RunHeader view={view.data} />
      <Stack gap="lg" p="md" maw={860} className="custodes-labels">
        <RaterLine />
        <LabelStatus outbox={outboxOfRun(run, queries)} />
        {rater === undefined ? null : <QueueSection view={view.data} rater={rater} />}
        <AgreementSection run={run} />
        {isBlind ? null : <ExportSection run={run} />}
      </Stack>
    </>
  );
}
