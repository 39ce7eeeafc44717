import { Checkbox, Stack } from '@mantine/core';
import { useState, type ReactNode } from 'react';

interface ChoiceGroupProps<Choice extends string> {
  readonly title: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onToggle: (choice: Choice) => void;
  readonly open?: boolean;
}

/** Choices of which any number can hold, one of them at least. */
export function ChoiceGroup<Choice extends string>({ title, choices, chosen, onToggle, open = false }: ChoiceGroupProps<Choice>) {
  return (
    <Foldable title={title} count={chosen.length} open={open}>
      <Stack gap={8}>
        {choices.map((choice) => (
          <Checkbox key={choice} size="xs" label={choice} checked={chosen.includes(choice)} onChange={() => onToggle(choice)} />
        ))}
      </Stack>
    </Foldable>
  );
}

interface FoldableProps {
  readonly title: string;
  readonly meaning?: string;
  /** How much is chosen in it. */
  readonly count: number;
  readonly open?: boolean;
  readonly onOpen?: () => void;
  readonly children: ReactNode;
}

/** A group of filters that opens by its title; one in which something is chosen stands open. */
export function Foldable({ title, meaning, count, open = false, onOpen, children }: FoldableProps) {
  const [isOpen, setOpen] = useState(open || count > 0);
  return (
    <details
      className="custodes-foldable"
      open={isOpen}
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
        if (currentTarget.open) onOpen?.();
      }}
    >
      <summary title={meaning}>
        {title}
        {count === 0 ? null : <span className="custodes-count"> {count}</span>}
      </summary>
      <fieldset>
        <legend className="custodes-visually-hidden">{title}</legend>
        {isOpen ? children : null}
      </fieldset>
    </details>
  );
}
