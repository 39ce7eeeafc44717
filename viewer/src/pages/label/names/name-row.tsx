import { Kbd } from '@mantine/core';
import type { TrialView } from '../../../../../src/spec/index.ts';
import { EvidenceChips } from '../evidence/evidence-chips.tsx';
import type { EvidenceActions } from '../evidence/use-evidence.ts';
import type { Labelling } from '../use-labelling.ts';
import { ChoiceAnswers } from './choice-answers.tsx';
import { ConflictChoice } from './conflict-choice.tsx';
import { rowId } from './focus-name.ts';
import { valueInWords, type LabelEntry } from './label-entries.ts';
import { WrittenAnswer } from './written-answer.tsx';

interface NameRowProps {
  readonly entry: LabelEntry;
  readonly isInFocus: boolean;
  readonly onFocus: () => void;
  readonly labelling: Labelling;
  readonly evidence: EvidenceActions;
  readonly trial: TrialView;
}

/** A name, what it asks, its answers with their keys, and what bears the answer out. */
export function NameRow({ entry, isInFocus, onFocus, labelling, evidence, trial }: NameRowProps) {
  const { name, question, key, answers } = entry;
  const answer = labelling.answerOf(name);
  const change = labelling.changeOf(name);
  return (
    <div
      id={rowId(name)}
      role="group"
      aria-labelledby={`${rowId(name)}-name`}
      tabIndex={-1}
      className="custodes-label-row"
      data-focus={isInFocus}
      {...(isInFocus ? { 'aria-current': 'true' as const } : {})}
      onFocus={onFocus}
      onPointerDown={onFocus}
    >
      <div id={`${rowId(name)}-name`} className="custodes-label-name">
        {key === undefined ? null : (
          <Kbd size="xs" aria-hidden>
            {key}
          </Kbd>
        )}{' '}
        <strong>{name}</strong> <span className="custodes-quiet">{question}</span>
      </div>
      {change?.state === 'conflict' ? (
        <ConflictChoice change={change} onSettle={(stands) => labelling.outbox.settle(change.id, stands)} />
      ) : answers === null ? (
        <WrittenAnswer entry={entry} value={answer.value} labelling={labelling} />
      ) : (
        <ChoiceAnswers entry={entry} value={answer.value} isInFocus={isInFocus} labelling={labelling} />
      )}
      <EvidenceChips name={name} evidence={answer.evidence} actions={evidence} />
      <Beside name={name} labelling={labelling} trial={trial} isAnswered={answer.value !== null} />
    </div>
  );
}

/** What others said, and what the program read once the rater has answered. In a blind session neither is known here. */
function Beside({
  name,
  labelling,
  trial,
  isAnswered,
}: {
  readonly name: string;
  readonly labelling: Labelling;
  readonly trial: TrialView;
  readonly isAnswered: boolean;
}) {
  const measured = trial.measures[name];
  const said = [
    ...(isAnswered && measured !== undefined ? [`the program read: ${measured === null ? 'missing' : valueInWords(measured)}`] : []),
    ...labelling.othersOf(name).map(({ rater, value }) => `${rater}: ${valueInWords(value)}`),
  ];
  return said.length === 0 ? null : <div className="custodes-label-beside">{said.join(' · ')}</div>;
}
