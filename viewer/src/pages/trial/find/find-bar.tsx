import { ActionIcon, CloseButton, Text, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { longestSearch } from '../../../../../src/spec/viewing/index.ts';
import { count } from '../../../parts/in-words.ts';
import { useShortcuts } from '../../../shell/shortcuts.ts';
import { useFind, type FindState } from './use-find.ts';

interface FindBarProps {
  /** What is looked for; undefined where nothing is. */
  readonly search: string | undefined;
  readonly onSearch: (search: string | undefined) => void;
  /** The event that the reader is at; -1 where none yet. */
  readonly inView: number;
}

/** The line above the timeline: looks for words in the events of the trial and steps from one in which they stand to the next. */
export function FindBar({ search, onSearch, inView }: FindBarProps) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(search ?? '');
  const { state, step } = useFind(search, inView);
  const isAsked = search !== undefined;
  useShortcuts('Trial', [
    { keys: ['/'], does: 'look for words in this trial', run: () => field.current?.select() },
    { keys: ['.'], does: 'the next place where they stand', run: () => (isAsked ? step(1) : false) },
    { keys: [','], does: 'the one before', run: () => (isAsked ? step(-1) : false) },
  ]);
  const clear = (): void => {
    setText('');
    onSearch(undefined);
  };
  const enter = (by: 1 | -1): void => {
    const wanted = text.trim();
    if (wanted === '') clear();
    else if (wanted === search) step(by);
    else onSearch(wanted);
  };
  return (
    <search className="custodes-find">
      <TextInput
        ref={field}
        size="xs"
        flex="1 1 90px"
        maw={300}
        role="searchbox"
        enterKeyHint="search"
        maxLength={longestSearch}
        aria-label="Find in this trial"
        placeholder="Find in this trial"
        title='Words, "words that stand together", or the beginning of one, as in shut* (/)'
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={({ key, shiftKey, currentTarget }) => {
          if (key === 'Escape') currentTarget.blur();
          if (key === 'Enter') enter(shiftKey ? -1 : 1);
        }}
        rightSection={text === '' ? null : <CloseButton size="xs" aria-label="Clear what is looked for" onClick={clear} />}
      />
      {isAsked ? (
        <>
          <ActionIcon size={30} variant="default" aria-label="Hit before" title="Hit before (,)" onClick={() => step(-1)}>
            ↑
          </ActionIcon>
          <ActionIcon size={30} variant="default" aria-label="Next hit" title="Next hit (.)" onClick={() => step(1)}>
            ↓
          </ActionIcon>
        </>
      ) : null}
      <Text size="xs" c="var(--custodes-quiet)" role="status">
        {state === undefined ? '' : inWords(state)}
      </Text>
    </search>
  );
}

function inWords(state: FindState): string {
  switch (state.is) {
    case 'found':
      return `in ${count(state.events)} ${state.events === 1 ? 'event' : 'events'}`;
    case 'looking':
      return 'looking …';
    case 'none':
      return 'not in this trial';
    case 'none-after':
      return 'no hit after this';
    case 'none-before':
      return 'no hit before this';
    case 'failed':
      return 'could not be looked for';
  }
}
