import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import type { Results, RunView } from '../../../../src/spec/index.ts';
import { resultsQuery, runQuery } from '../../api/runs.ts';
import type { ResultsSearch } from '../../search.ts';
import { RunHeader } from '../../shell/run-header.tsx';
import { Failure, Loading } from '../../shell/states.tsx';
import { AuditSection } from './audit/audit-section.tsx';
import { BehaviourModelsSection } from './behaviour-models-section.tsx';
import { ContrastsSection } from './contrasts-section.tsx';
import { DispositionsSection } from './dispositions-section.tsx';
import { FollowUpsSection } from './follow-ups-section.tsx';
import { MatrixSection } from './matrix-section.tsx';
import { PageContents } from './page-contents.tsx';
import { PaperRatesSection } from './paper-rates-section.tsx';
import { PublishedSection } from './published-section.tsx';
import { RatingsSection } from './ratings/ratings-section.tsx';
import './results.css';
import { SpendingSection } from './spending-section.tsx';
import { StoppingSection } from './stopping-section.tsx';

/** What a run shows: rates by condition, differences, published figures beside them; every number leads to its trials. */
export function ResultsPage() {
  const { run } = useParams({ from: '/runs/$run' });
  const search = useSearch({ from: '/runs/$run' });
  const view = useQuery(runQuery(run));
  const live = view.data?.run.live === true;
  const results = useQuery({ ...resultsQuery(run, { live }), enabled: view.data !== undefined });
  if (view.isPending) return <Loading what="the run" />;
  if (view.error !== null) return <Failure error={view.error} what="The run" />;
  return (
    <>
      <RunHeader view={view.data} />
      {results.isPending ? (
        <Loading what="the results" />
      ) : results.error !== null ? (
        <Failure error={results.error} what="The results" />
      ) : (
        <Sections results={results.data} view={view.data} search={search} />
      )}
    </>
  );
}

interface SectionsProps {
  readonly results: Results;
  readonly view: RunView;
  readonly search: ResultsSearch;
}

function Sections({ results, view, search }: SectionsProps) {
  return (
    <div className="results-page">
      <PageContents results={results} />
      <AuditSection results={results} view={view} />
      <MatrixSection view={view} search={search} />
      <ContrastsSection results={results} view={view} />
      <PublishedSection view={view} search={search} />
      <PaperRatesSection results={results} view={view} />
      <BehaviourModelsSection results={results} />
      <DispositionsSection results={results} view={view} />
      <RatingsSection results={results} view={view} />
      <FollowUpsSection results={results} />
      <StoppingSection results={results} />
      <SpendingSection results={results} />
    </div>
  );
}
