import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Foldable } from './choice-group.tsx';
import { labelInWords, type LabelFilter } from './label-filters.ts';

interface LabelFilterGroupProps extends LabelFilter {
  readonly chosen: readonly string[];
  readonly onToggle: (value: string) => void;
}

/** Answers of raters to one name: chosen among those that it can have, or written. */
export function LabelFilterGroup({ name, values, chosen, onToggle }: LabelFilterGroupProps) {
  const [text, setText] = useState('');
  const add = (): void => {
    const value = text.trim();
    if (value !== '' && !chosen.includes(value)) onToggle(value);
    setText('');
  };
  return (
    <Foldable title={`Label: ${name}`} count={chosen.length}>
      <Stack gap={8}>
        {(values ?? chosen).map((value) => (
          <Checkbox key={value} size="xs" label={labelInWords(value)} checked={chosen.includes(value)} onChange={() => onToggle(value)} />
        ))}
        {values === null ? (
          <TextInput
            size="xs"
            aria-label={`An answer to ${name}, as raters wrote it`}
            placeholder="an answer, then Enter"
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
            onKeyDown={({ key }) => {
              if (key === 'Enter') add();
            }}
          />
        ) : null}
      </Stack>
    </Foldable>
  );
}
