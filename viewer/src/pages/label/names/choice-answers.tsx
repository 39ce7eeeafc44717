import { Button, Kbd } from '@mantine/core';
import type { LabelInput } from '../../../../../src/spec/index.ts';
import type { Labelling } from '../use-labelling.ts';
import { rowId } from './focus-name.ts';
import type { LabelAnswer, LabelEntry } from './label-entries.ts';

interface ChoiceAnswersProps {
  readonly entry: LabelEntry;
  readonly value: LabelInput['value'];
  readonly isInFocus: boolean;
  readonly labelling: Labelling;
}

/** The answers of a name, each a button with its digit; below each other where a rubric says what they mean. */
export function ChoiceAnswers({ entry: { name, answers }, value, isInFocus, labelling }: ChoiceAnswersProps) {
  const button = (answer: LabelAnswer, position: number) => (
    <Button
      size="compact-xs"
      variant={value === answer.value ? 'filled' : 'default'}
      aria-pressed={value === answer.value}
      {...(answer.meaning === undefined ? {} : { 'aria-describedby': meaningId(name, position) })}
      onClick={() => labelling.say(name, value === answer.value ? { value: null } : { value: answer.value })}
    >
      {isInFocus ? (
        <Kbd size="xs" mr={4} aria-hidden>
          {answer.key}
        </Kbd>
      ) : null}
      {answer.text}
    </Button>
  );
  const given = answers ?? [];
  if (given.every(({ meaning }) => meaning === undefined))
    return (
      <div className="custodes-label-answers">
        {given.map((answer, position) => (
          <span key={answer.key}>{button(answer, position)}</span>
        ))}
      </div>
    );
  return (
    <ul className="custodes-label-meanings">
      {given.map((answer, position) => (
        <li key={answer.key} data-chosen={value === answer.value}>
          {button(answer, position)} <span id={meaningId(name, position)}>{answer.meaning}</span>
        </li>
      ))}
    </ul>
  );
}

function meaningId(name: string, position: number): string {
  return `${rowId(name)}-meaning-${position}`;
}
