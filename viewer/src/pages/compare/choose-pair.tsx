import { Button, Group, NumberInput, Select, Text, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { RunView } from '../../../../src/spec/index.ts';
import { armName } from './arm-name.ts';

/** Chooses two cells and a number: the trials of that number play in the same world. */
export function ChoosePair({ view, first }: { readonly view: RunView; readonly first: string | undefined }) {
  const navigate = useNavigate({ from: '/runs/$run/compare' });
  const { cells } = view;
  const given = first === undefined ? -1 : first.lastIndexOf('/');
  const [one, setOne] = useState<string | null>(given < 0 ? (cells[0]?.id ?? null) : (first?.slice(0, given) ?? null));
  const [other, setOther] = useState<string | null>(
    cells.find(({ id, scenario }) => id !== one && scenario === cells.find((own) => own.id === one)?.scenario)?.id ?? null,
  );
  const [index, setIndex] = useState<number>(given < 0 ? 0 : Number(first?.slice(given + 1)) || 0);
  const options = cells.map((cell) => ({ value: cell.id, label: armName(cell, view.varied) }));
  return (
    <div className="compare-choose">
      <Title order={2} size="h5" mb={4}>
        Two trials side by side
      </Title>
      <Text size="sm" c="var(--custodes-quiet)" mb="sm">
        Trials of the same number and scenario play in the same world, so that only the condition sets them apart. In the table of trials
        any two can be picked; a trial&rsquo;s own page names those of its world.
      </Text>
      <Select label="First cell" data={options} value={one} onChange={setOne} searchable mb="xs" allowDeselect={false} />
      <Select label="Second cell" data={options} value={other} onChange={setOther} searchable mb="xs" allowDeselect={false} />
      <Group align="end" gap="sm">
        <NumberInput label="Number of the trial" value={index} min={0} onChange={(value) => setIndex(Number(value) || 0)} w={160} />
        <Button
          disabled={one === null || other === null}
          onClick={() => void navigate({ search: { first: `${one ?? ''}/${index}`, second: `${other ?? ''}/${index}` } })}
        >
          Side by side
        </Button>
      </Group>
    </div>
  );
}
