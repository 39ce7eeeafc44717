import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { rubricsQuery } from '../../api/labels.ts';
import type { LabelPanelProps } from './label-panel.tsx';
import type { LabelGroup } from './names/label-entries.ts';
import { labelGroups } from './names/label-groups.ts';
import { readQueue, type Queue } from './queue/queue-address.ts';
import { useAsked, type Asked } from './use-asked.ts';

interface LabelGroups {
  readonly isPending: boolean;
  readonly error: Error | null;
  /** What can be said of the trial; where one name is asked for, that and a note. */
  readonly groups: readonly LabelGroup[];
  /** The same, whatever is asked for. */
  readonly all: readonly LabelGroup[];
  readonly asked: Asked;
  /** The queue that is read, by the address. */
  readonly queue: Queue | undefined;
}

/** What a rater is asked of the trial that is open. */
export function useLabelGroups({ run, trial, measures }: Pick<LabelPanelProps, 'run' | 'trial' | 'measures'>, rater: string): LabelGroups {
  const search = useSearch({ from: '/runs/$run/trials/$cell/$index' });
  const queue = readQueue(search.queue);
  const asked = useAsked(run, rater, { queue, ask: search.ask });
  const { data, isPending, error } = useQuery(rubricsQuery(run, queue?.by === 'sample' ? queue.sample : undefined));
  const { condition } = trial.of;
  const all = useMemo(() => labelGroups({ measures, condition, rubrics: data ?? [] }), [measures, condition, data]);
  const groups = useMemo(
    () => labelGroups({ measures, condition, rubrics: data ?? [], asked: asked.shown }),
    [measures, condition, data, asked.shown],
  );
  return { isPending: isPending || asked.isPending, error, groups, all, asked, queue };
}
