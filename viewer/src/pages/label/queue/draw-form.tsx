import { Group, NumberInput, SegmentedControl, Switch } from '@mantine/core';
import { isBlind, loadBlind } from '../../../api/blind-session.ts';
import type { QueueDraw } from './queue-draw.ts';

/** How the sample is drawn, and whether it is read blind. All of it stands in the address. */
export function DrawForm({ draw, onDraw }: { readonly draw: QueueDraw; readonly onDraw: (draw: QueueDraw) => void }) {
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
      <Switch
        size="sm"
        label="Blind"
        description="Hides models, conditions, measures and what others said. Loads the page anew."
        checked={isBlind}
        onChange={({ currentTarget: { checked } }) => loadBlind(location.href, checked)}
      />
    </Group>
  );
}
