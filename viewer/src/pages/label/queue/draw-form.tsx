import { Group, NumberInput, SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import type { QueueDraw } from './queue-address.ts';

interface DrawFormProps {
  readonly draw: QueueDraw;
  readonly onDraw: (draw: QueueDraw) => void;
  /** What is asked of the trials. */
  readonly children: ReactNode;
}

/** How the trials are drawn. All of it stands in the address. */
export function DrawForm({ draw, onDraw, children }: DrawFormProps) {
  const whole = (value: string | number, least: number, most: number): number | undefined => {
    const number = Number(value);
    return value !== '' && Number.isInteger(number) && number >= least && number <= most ? number : undefined;
  };
  return (
    <Group align="end" gap="md">
      <div>
        <SegmentedControl
          size="xs"
          aria-label="How the sample is drawn"
          value={draw.by}
          onChange={(by) => onDraw({ ...draw, by: by === 'stratified' ? 'stratified' : 'random' })}
          data={[
            { value: 'random', label: 'at random' },
            { value: 'stratified', label: 'as many from each cell' },
          ]}
        />
      </div>
      <NumberInput
        size="xs"
        w={100}
        label="Trials"
        value={draw.size}
        min={1}
        max={10_000}
        onChange={(value) => {
          const size = whole(value, 1, 10_000);
          if (size !== undefined) onDraw({ ...draw, size });
        }}
      />
      <NumberInput
        size="xs"
        w={100}
        label="Seed"
        value={draw.seed}
        min={0}
        max={999_999_999}
        onChange={(value) => {
          const seed = whole(value, 0, 999_999_999);
          if (seed !== undefined) onDraw({ ...draw, seed });
        }}
      />
      {children}
    </Group>
  );
}
