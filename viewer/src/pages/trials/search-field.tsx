import { CloseButton, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { longestSearch } from '../../../../src/spec/viewing/index.ts';
import { useShortcuts } from '../../shell/shortcuts.ts';

interface SearchFieldProps {
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

/** How long one may pause between letters before the search begins, in milliseconds. */
const pause = 250;

/** Words to look for in messages, reasoning, tool calls and their results. The search begins when one pauses. */
export function SearchField({ value, onSearch }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setText(value);
  }
  useEffect(() => {
    if (text.trim() === value.trim()) return undefined;
    const later = setTimeout(() => onSearch(text), pause);
    return () => clearTimeout(later);
  }, [text, value, onSearch]);
  useShortcuts('Table of trials', [{ keys: ['/'], does: 'search the transcripts', run: () => field.current?.focus() }]);
  return (
    <TextInput
      ref={field}
      type="text"
      role="searchbox"
      enterKeyHint="search"
      maxLength={longestSearch}
      flex="1 1 180px"
      maw={560}
      size="sm"
      aria-label="Search the transcripts"
      placeholder='Search the transcripts: words, or "as they stand"'
      title="All words have to be there, in messages, reasoning, tool calls or their results (/)"
      value={text}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Enter') onSearch(text);
        if (key === 'Escape') currentTarget.blur();
      }}
      rightSection={text === '' ? null : <CloseButton size="sm" aria-label="Clear the search" onClick={() => onSearch('')} />}
    />
  );
}
