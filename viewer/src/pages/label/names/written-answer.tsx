import { Kbd, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { LabelInput } from '../../../../../src/spec/index.ts';
import type { Labelling } from '../use-labelling.ts';
import { focusName, rowId } from './focus-name.ts';
import { readAnswer, type LabelEntry } from './label-entries.ts';

interface WrittenAnswerProps {
  readonly entry: LabelEntry;
  readonly value: LabelInput['value'];
  readonly labelling: Labelling;
}

/** An answer in the rater's own words or figures: kept with each key, sent when the typing rests. */
export function WrittenAnswer({ entry: { name, type }, value, labelling }: WrittenAnswerProps) {
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const shown = draft ?? (value === null ? '' : String(value));
  const isNone = readAnswer(shown, type) === undefined;
  const shared = {
    value: shown,
    'aria-labelledby': `${rowId(name)}-name`,
    maxLength: 20_000,
    error: isNone ? 'A number is asked for; this is not saved.' : undefined,
    onChange({ currentTarget }: { readonly currentTarget: { readonly value: string } }) {
      setDraft(currentTarget.value);
      const answer = readAnswer(currentTarget.value, type);
      if (answer !== undefined) labelling.say(name, { value: answer }, { typed: true });
    },
    onBlur() {
      if (!isNone) setDraft(undefined);
      labelling.endTyping();
    },
    onKeyDown({ key, ctrlKey, metaKey }: { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean }) {
      if (key === 'Escape' || (key === 'Enter' && (type !== 'note' || ctrlKey || metaKey))) focusName(name);
    },
  };
  const hint = (
    <Kbd size="xs" aria-hidden>
      i
    </Kbd>
  );
  if (type === 'note') return <Textarea size="xs" autosize minRows={2} maxRows={12} rightSection={hint} {...shared} />;
  return <TextInput size="xs" w={220} inputMode={type === 'number' ? 'decimal' : 'text'} rightSection={hint} {...shared} />;
}
