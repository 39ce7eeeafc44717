import { Tabs } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTrial } from '../trial-context.ts';

/** A panel beside the timeline, by the name that the address gives it. */
export interface SidePanelEntry {
  readonly name: string;
  readonly title: string;
  readonly content: ReactNode;
}

interface SidePanelProps {
  readonly panels: readonly SidePanelEntry[];
  readonly shown: string;
  readonly onShow: (panel: string) => void;
}

/** What stands beside the timeline: the world, the outcome, the documents, what was asked afterwards, labels. */
export function SidePanel({ panels, shown, onShow }: SidePanelProps) {
  const { trial } = useTrial();
  const list = useRef<HTMLDivElement>(null);
  // Where the tabs have no room beside each other they are moved sideways, so that the one that is open is in sight.
  useEffect(() => {
    const tab = list.current?.querySelector<HTMLElement>('[aria-selected=true]');
    if (tab !== null && tab !== undefined) list.current?.scrollTo({ left: tab.offsetLeft - 60 });
  }, [shown]);
  return (
    <Tabs
      className="custodes-side"
      value={shown}
      onChange={(name) => {
        if (name !== null) onShow(name);
      }}
      keepMounted={false}
      aria-label={`Beside the timeline of ${trial.id}`}
    >
      <Tabs.List ref={list}>
        {panels.map(({ name, title }) => (
          <Tabs.Tab key={name} value={name} px={10} py={6}>
            {title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {panels.map(({ name, content }) => (
        <Tabs.Panel key={name} value={name} className="custodes-side-panel" data-panel={name} tabIndex={0}>
          {content}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
