import { Checkbox, Group, NumberInput, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MeasureDefinition } from '../../../../src/spec/index.ts';
import { resultsQuery } from '../../api/runs.ts';
import { toggleMeasureValue, valueInWords, withMeasure } from './conditions.ts';
import { Foldable } from './choice-group.tsx';
import type { TrialsSearch } from './trials-search.ts';

interface MeasureFilterGroupProps {
  readonly run: string;
  readonly measure: MeasureDefinition;
  readonly search: TrialsSearch;
  readonly onSearch: (search: TrialsSearch) => void;
}

/** Values of a measure: yes, no or missing; from a number to another; or categories as they occur in the run. */
export function MeasureFilterGroup({ run, measure: { name, type, meaning }, search, onSearch }: MeasureFilterGroupProps) {
  const [opened, setOpened] = useState(false);
  const filter = search.measures?.[name];
  const categories = useCategories(run, name, opened && type === 'category');
  const choices = [...(type === 'boolean' ? [true, false] : type === 'category' ? categories : []), null];
  return (
    <Foldable title={name} meaning={meaning} count={filter === undefined ? 0 : 1} onOpen={() => setOpened(true)}>
      <Stack gap={8}>
        <Text size="xs" c="var(--custodes-quiet)">
          {meaning}
        </Text>
        {type !== 'number' ? null : (
          <Group gap={6} wrap="nowrap">
            {(['atLeast', 'atMost'] as const).map((end) => (
              <NumberInput
                key={end}
                size="xs"
                hideControls
                aria-label={`${name} ${end === 'atLeast' ? 'at least' : 'at most'}`}
                placeholder={end === 'atLeast' ? 'from' : 'to'}
                value={filter?.[end] ?? ''}
                onChange={(value) => onSearch(withMeasure(search, name, withEnd(filter ?? {}, end, value)))}
              />
            ))}
          </Group>
        )}
        {choices.map((value) => (
          <Checkbox
            key={String(value)}
            size="xs"
            label={valueInWords(value)}
            checked={filter?.values?.includes(value) === true}
            onChange={() => onSearch(toggleMeasureValue(search, name, value))}
          />
        ))}
      </Stack>
    </Foldable>
  );
}

type Filter = NonNullable<TrialsSearch['measures']>[string];

function withEnd(filter: Filter, end: 'atLeast' | 'atMost', value: string | number): Filter {
  const { [end]: _old, ...others } = filter;
  const number = typeof value === 'number' ? value : Number.parseFloat(value);
  return Number.isNaN(number) ? others : { ...others, [end]: number };
}

/** The values that a measure took in this run; asked for only when its group is opened, since the whole run is counted for it. */
function useCategories(run: string, measure: string, enabled: boolean): readonly string[] {
  const { data } = useQuery({ ...resultsQuery(run, { live: false }), enabled });
  const counted = (data?.cells ?? []).flatMap(({ measures }) => {
    const estimate = measures[measure];
    return estimate?.type === 'category' ? Object.keys(estimate.counts) : [];
  });
  return [...new Set(counted)].sort();
}
