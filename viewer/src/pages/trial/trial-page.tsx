import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { runQuery } from '../../api/runs.ts';
import { trialQuery } from '../../api/trials.ts';
import { RunHeader } from '../../shell/run-header.tsx';
import { Failure, Loading } from '../../shell/states.tsx';
import './trial.css';
import { TrialReader } from './trial-reader.tsx';

/** One trial: what happened, with the world beside it. */
export function TrialPage() {
  const { run, cell, index } = useParams({ from: '/runs/$run/trials/$cell/$index' });
  const id = `${cell}/${index}`;
  const view = useQuery(runQuery(run));
  const trial = useQuery(trialQuery(run, id));
  if (view.error !== null) return <Failure error={view.error} what="This run" />;
  if (view.data === undefined) return <Loading what="the run" />;
  return (
    <div className="custodes-trial-page">
      <RunHeader view={view.data} isBrief />
      {trial.error !== null ? (
        <Failure error={trial.error} what="This trial" />
      ) : trial.data === undefined ? (
        <Loading what="the trial" />
      ) : (
        <TrialReader key={id} view={view.data} trial={trial.data} />
      )}
    </div>
  );
}
