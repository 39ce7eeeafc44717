import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { WorldView } from '../../../../../src/spec/index.ts';
import { worldQuery } from '../../../api/trials.ts';
import { changeInWords } from '../../../parts/change-in-words.ts';
import { VisibleText } from '../../../parts/visible-text.tsx';
import { Failure, Loading } from '../../../shell/states.tsx';
import { useTrial } from '../trial-context.ts';
import { HostSection } from './host-section.tsx';
import { Mark } from './mark.tsx';
import { markWorld } from './mark-world.ts';
import { SettingsSection } from './settings-section.tsx';
import { StepBar } from './step-bar.tsx';

interface WorldPanelProps {
  /** The step to show: an event that changed the world, or -1 for before the first. */
  readonly step: number;
  readonly onStep: (step: number) => void;
}

/** The simulated company at a step: hosts with their files, configuration, agents; what the step changed is marked. */
export function WorldPanel({ step, onStep }: WorldPanelProps) {
  const { run, trial } = useTrial();
  const { data, error, isPlaceholderData } = useQuery({ ...worldQuery(run, trial.id, step), staleTime: Infinity });
  return (
    <div className="custodes-world" aria-busy={isPlaceholderData}>
      <StepBar steps={trial.steps} step={step} at={data?.at} onStep={onStep} />
      {error !== null ? (
        <Failure error={error} what="The world at this step" />
      ) : data === undefined ? (
        <Loading what="the world" />
      ) : (
        <World world={data} />
      )}
    </div>
  );
}

function World({ world }: { readonly world: WorldView }) {
  const { hosts, settings, agents } = markWorld(world);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    body.current?.querySelector('[data-mark]')?.scrollIntoView({ block: 'nearest' });
  }, [world]);
  return (
    <div ref={body}>
      {world.changed.length === 0 ? null : (
        <ul className="custodes-changes" aria-label="What this step changed">
          {world.changed.map((change, position) => (
            <li key={position}>
              <VisibleText text={changeInWords(change)} />
            </li>
          ))}
        </ul>
      )}
      {hosts.map((host) => (
        <HostSection key={host.id} host={host} seq={world.seq} />
      ))}
      <SettingsSection settings={settings} />
      {agents.length === 0 ? null : (
        <section aria-label="Agents">
          <h3 className="custodes-event-head">Agents</h3>
          <ul className="custodes-plain">
            {agents.map(({ name, status, isChanged }) => (
              <li key={name} data-mark={isChanged ? 'changed' : undefined}>
                <VisibleText text={name} />: {status === 'shut-down' ? <strong className="custodes-act">shut down</strong> : 'running'}
                {isChanged ? <Mark word="shut down now" /> : null}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
