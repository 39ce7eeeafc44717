import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { runQuery } from '../../api/runs.ts';
import { comparisonQuery } from '../../api/trials.ts';
import type { RunView } from '../../../../src/spec/index.ts';
import { RunHeader } from '../../shell/run-header.tsx';
import { Failure, Loading } from '../../shell/states.tsx';
import '../trial/trial.css';
import { ChoosePair } from './choose-pair.tsx';
import './compare.css';
import { CompareReader } from './compare-reader.tsx';

/** Two trials beside each other: in what they differ, and where the subjects' acts part. */
export function ComparePage() {
  const { run } = useParams({ from: '/runs/$run/compare' });
  const { first, second } = useSearch({ from: '/runs/$run/compare' });
  const view = useQuery(runQuery(run));
  if (view.isPending) return <Loading what="the run" />;
  if (view.error !== null) return <Failure error={view.error} what="The run" />;
  return (
    <>
      <RunHeader view={view.data} />
      {first === undefined || second === undefined ? (
        <ChoosePair view={view.data} first={first} />
      ) : (
        <Comparison key={`${first} ${second}`} view={view.data} first={first} second={second} />
      )}
    </>
  );
}

function Comparison({ view, first, second }: { readonly view: RunView; readonly first: string; readonly second: string }) {
  const comparison = useQuery({ ...comparisonQuery(view.run.id, first, second), staleTime: Infinity });
  if (comparison.isPending) return <Loading what="the two trials" />;
  if (comparison.error !== null)
    return (
      <>
        <Failure error={comparison.error} what="The two trials" />
        <ChoosePair view={view} first={undefined} />
      </>
    );
  return <CompareReader view={view} comparison={comparison.data} />;
}
