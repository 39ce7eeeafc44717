import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useRater } from './rater-name.ts';

/** Asks a rater for their name; `onDone` once it is given. */
export function RaterForm({ onDone }: { readonly onDone?: () => void }) {
  const [rater, setRater] = useRater();
  const [name, setName] = useState(rater ?? '');
  return (
    <form
      className="custodes-labels"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        setRater(name.trim());
        onDone?.();
      }}
    >
      <Group align="end" gap="xs">
        <TextInput
          label="Your name as a rater"
          description="It stands with each of your labels. Kept in this browser; change it at any time."
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          maxLength={100}
          required
          autoFocus
        />
        <Button type="submit" disabled={name.trim() === ''}>
          Label as {name.trim() === '' ? '…' : name.trim()}
        </Button>
      </Group>
    </form>
  );
}
