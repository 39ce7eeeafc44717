import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import type { RunView } from '../../../../src/spec/index.ts';
import { runQuery } from '../../api/runs.ts';
import { RunHeader } from '../../shell/run-header.tsx';
import { Empty, Failure, Loading } from '../../shell/states.tsx';
import './trials.css';
import { columnPlans, shownColumns } from './columns.tsx';
import { conditionsOf } from './conditions.ts';
import { FilterColumn } from './filter-column.tsx';
import { queryOf, type TrialsSearch } from './trials-search.ts';
import { TrialCards } from './trial-cards.tsx';
import { TrialsTable } from './trials-table.tsx';
import { TrialsToolbar } from './trials-toolbar.tsx';
import { useSettledQuery } from './use-trial-rows.ts';

/** The trials of a run: chosen, searched and sorted; the address holds it all. */
export function TrialsPage() {
  const { run } = useParams({ from: '/runs/$run/trials' });
  const { data: view, error } = useQuery(runQuery(run));
  if (error !== null) return <Failure error={error} what="This run" />;
  if (view === undefined) return <Loading what="the run" />;
  return (
    <div className="custodes-full-height">
      <RunHeader view={view} />
      <Trials view={view} />
    </div>
  );
}

function Trials({ view }: { readonly view: RunView }) {
  const search = useSearch({ from: '/runs/$run/trials' });
  const navigate = useNavigate({ from: '/runs/$run/trials' });
  // A step through rows is no step of the history.
  const go = (next: TrialsSearch): void => void navigate({ search: next, replace: next.at !== undefined && next.at !== search.at });
  const { query, first, isBehind, error } = useSettledQuery(view.run.id, queryOf(search), view.run.live);
  const plans = useMemo(() => columnPlans(view, search), [view, search]);
  const isWide = useMediaQuery('(min-width: 40em)', true, { getInitialValueInEffect: false });
  const Rows = isWide ? TrialsTable : TrialCards;
  const shown = useMemo(() => shownColumns(plans, search.columns), [plans, search.columns]);
  return (
    <div className="custodes-trials-page">
      <FilterColumn view={view} search={search} onSearch={go} isButton={false} />
      <section className="custodes-trials-main" aria-label="Trials">
        <TrialsToolbar view={view} search={search} first={first} isBehind={isBehind} plans={plans} onSearch={go} />
        {error !== null ? (
          <Failure error={error} what="These trials" />
        ) : first === undefined ? (
          <Loading what="the trials" />
        ) : first.total === 0 ? (
          <NoTrials search={search} view={view} />
        ) : (
          <Rows
            key={JSON.stringify(query)}
            view={view}
            search={{ ...query, ...pageState(search) }}
            total={first.total}
            plans={shown}
            isBehind={isBehind}
            onSearch={go}
          />
        )}
      </section>
    </div>
  );
}

/** What of the address concerns the page and not the query. */
function pageState({ at, pick, columns }: TrialsSearch): TrialsSearch {
  return { ...(at === undefined ? {} : { at }), ...(pick === undefined ? {} : { pick }), ...(columns === undefined ? {} : { columns }) };
}

function NoTrials({ search, view }: { readonly search: TrialsSearch; readonly view: RunView }) {
  if (conditionsOf(search).length === 0)
    return (
      <Empty title="No trial has ended yet">
        {view.run.live ? 'The first ones show here as they end.' : 'Go on with this run by run --resume.'}
      </Empty>
    );
  return <Empty title="No trial fits">Take away a condition above: all of them have to hold at once.</Empty>;
}
