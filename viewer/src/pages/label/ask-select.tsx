import { NativeSelect } from '@mantine/core';
import type { LabelGroup } from './names/label-entries.ts';
import { everything } from './use-asked.ts';

interface AskSelectProps {
  /** Stands above it; without one it says itself what it is for. */
  readonly label?: string;
  readonly groups: readonly LabelGroup[];
  /** The only name that is asked for; undefined for all. */
  readonly asked: string | undefined;
  /** `everything` for all. */
  readonly onAsk: (name: string) => void;
}

/** Chooses whether all is asked of a trial, or one question. */
export function AskSelect({ label, groups, asked, onAsk }: AskSelectProps) {
  const asking = groups.map(({ title, entries }) => ({
    group: title,
    items: entries.map(({ name }) => name).filter((name) => name !== 'note'),
  }));
  const isKnown = asking.some(({ items }) => items.some((name) => name === asked));
  return (
    <NativeSelect
      size="xs"
      {...(label === undefined ? { 'aria-label': 'What is asked' } : { label })}
      value={isKnown ? asked : everything}
      onChange={({ currentTarget }) => onAsk(currentTarget.value)}
      data={[{ value: everything, label: 'all questions' }, ...asking.filter(({ items }) => items.length > 0)]}
    />
  );
}
