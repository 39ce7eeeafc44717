import { useMediaQuery } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import type { RunView, TrialView } from '../../../../src/spec/index.ts';
import { EvidenceBar } from '../label/evidence/evidence-bar.tsx';
import { LabelPanel } from '../label/label-panel.tsx';
import { useRater } from '../label/rater-name.ts';
import { measuresOf } from '../trials/measures-of.ts';
import { FindBar } from './find/find-bar.tsx';
import { AfterwardsPanel } from './panels/afterwards-panel.tsx';
import { DocumentsPanel } from './panels/documents-panel.tsx';
import { OutcomePanel } from './panels/outcome-panel.tsx';
import { RatingsPanel } from './panels/ratings-panel.tsx';
import { SidePanel, type SidePanelEntry } from './panels/side-panel.tsx';
import { Timeline } from './timeline/timeline.tsx';
import { TrialContext } from './trial-context.ts';
import { TrialHeader } from './trial-header.tsx';
import { useReader } from './use-reader.ts';
import { WireDrawer } from './wire-drawer.tsx';
import { stepAt } from './world/steps.ts';
import { WorldPanel } from './world/world-panel.tsx';

const route = '/runs/$run/trials/$cell/$index';

/** The timeline, and beside it the world at the step in view and whatever else there is to look at. On a phone one of them at a time. */
export function TrialReader({ view, trial }: { readonly view: RunView; readonly trial: TrialView }) {
  const search = useSearch({ from: route });
  const navigate = useNavigate({ from: route });
  const isWide = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false });
  const conveyed = search.conveyed === true;
  const { marksOf, set, pointAt, opened } = useReader(trial, isWide);
  const [inView, setInView] = useState(search.event ?? -1);
  const [pointed, setPointed] = useState(search.event);
  if (pointed !== search.event) {
    setPointed(search.event);
    setInView(search.event ?? inView);
  }
  const step = search.world ?? stepAt(trial.steps, inView);
  const measures = useMemo(() => measuresOf(view, [trial.of.scenario]), [view, trial.of.scenario]);
  const onInView = useCallback(
    (seq: number) => {
      setInView(seq);
      if (search.world !== undefined) set({ world: undefined });
    },
    [search.world, set],
  );
  const onStep = (next: number): void => set(next === -1 ? { world: -1, event: 0 } : { world: next, event: next });
  const [rater] = useRater();
  const [marking, setMarking] = useState<string>();
  const mark = (name: string): void => {
    setMarking(name);
    set({ panel: 'timeline' });
  };
  const panels: readonly SidePanelEntry[] = [
    { name: 'world', title: 'World', content: <WorldPanel step={step} onStep={onStep} /> },
    ...(trial.blind ? [] : [{ name: 'outcome', title: 'Outcome', content: <OutcomePanel measures={measures} /> }]),
    {
      name: 'documents',
      title: 'Documents',
      content: <DocumentsPanel conveyed={conveyed} onConveyed={(on) => set({ conveyed: on || undefined })} />,
    },
    {
      name: 'labels',
      title: 'Labels',
      content: <LabelPanel run={view.run.id} trial={trial} measures={measures} at={marking} onMark={isWide ? undefined : mark} />,
    },
    ...(trial.ratings.length === 0 ? [] : [{ name: 'ratings', title: 'Ratings', content: <RatingsPanel /> }]),
    ...(trial.afterwards.followUps + trial.afterwards.interviews === 0
      ? []
      : [{ name: 'afterwards', title: 'Afterwards', content: <AfterwardsPanel /> }]),
  ];
  const timeline = (
    <div className="custodes-timeline-column">
      <FindBar search={search.search} onSearch={(text) => set({ search: text })} inView={inView} />
      <Timeline inView={inView} onInView={onInView} />
      {isWide || rater === undefined ? null : (
        <EvidenceBar
          run={view.run.id}
          trial={trial}
          measures={measures}
          rater={rater}
          marking={marking}
          onMarking={setMarking}
          onDone={() => set({ panel: 'labels' })}
        />
      )}
    </div>
  );
  const shown = panels.some(({ name }) => name === search.panel) ? search.panel : undefined;
  const setting = useMemo(
    () => ({ run: view.run.id, trial, event: search.event, marksOf, opened, pointAt, openCall: (call: number) => set({ call }) }),
    [view.run.id, trial, search.event, marksOf, opened, pointAt, set],
  );
  return (
    <TrialContext value={setting}>
      <TrialHeader
        view={view}
        conveyed={conveyed}
        onConveyed={(on) => set({ conveyed: on || undefined })}
        onOpen={(other) => void navigate({ to: `/runs/${view.run.id}/trials/${other}` })}
      />
      <div className="custodes-reader">
        {isWide ? timeline : null}
        <SidePanel
          panels={isWide ? panels : [{ name: 'timeline', title: 'Timeline', content: timeline }, ...panels]}
          shown={shown ?? (isWide ? 'world' : 'timeline')}
          onShow={(panel) => set({ panel })}
        />
      </div>
      <WireDrawer call={search.call} onClose={() => set({ call: undefined })} />
    </TrialContext>
  );
}
