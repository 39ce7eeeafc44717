import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState, type ReactNode } from 'react';
import type { TrialView } from '../../../../src/spec/index.ts';
import type { TrialSetting } from '../trial/trial-context.ts';

interface SideSettingProps {
  readonly run: string;
  readonly trials: readonly [TrialView, TrialView];
  readonly children: (settings: readonly [TrialSetting, TrialSetting]) => ReactNode;
}

/** What the views of events need to know of each of the two trials. */
export function SideSetting({ run, trials: [first, second], children }: SideSettingProps) {
  const navigate = useNavigate();
  const [opened] = useState(() => [new Map<string, boolean>(), new Map<string, boolean>()] as const);
  const settings = useMemo(() => {
    const of = (trial: TrialView, side: 0 | 1): TrialSetting => {
      const open = (search: { event?: number; call?: number }): void =>
        void navigate({ to: '/runs/$run/trials/$cell/$index', params: { run, cell: trial.cell, index: String(trial.index) }, search });
      return {
        run,
        trial,
        event: undefined,
        marksOf: () => [],
        opened: opened[side],
        pointAt: (event) => open({ event }),
        openCall: (call) => open({ call }),
      };
    };
    return [of(first, 0), of(second, 1)] as const;
  }, [run, first, second, opened, navigate]);
  return children(settings);
}
