import { Title } from '@mantine/core';
import type { TrialView } from '../../../../../src/spec/index.ts';
import type { EvidenceActions } from '../evidence/use-evidence.ts';
import type { Labelling } from '../use-labelling.ts';
import type { LabelGroup } from './label-entries.ts';
import { NameRow } from './name-row.tsx';
import { RubricText } from './rubric-text.tsx';

interface NameListProps {
  readonly groups: readonly LabelGroup[];
  /** A single question is asked: its rubric is open, below it. */
  readonly isSingle: boolean;
  /** The name in focus. */
  readonly focus: string;
  readonly onFocus: (name: string) => void;
  readonly labelling: Labelling;
  readonly evidence: EvidenceActions;
  readonly trial: TrialView;
}

/** All names with their answers, by what they belong to, and the rubrics by which they are answered. */
export function NameList({ groups, isSingle, focus, onFocus, ...rest }: NameListProps) {
  return (
    <>
      {groups.map(({ title, rubric, entries }) => (
        <section key={rubric?.id ?? title} aria-label={title}>
          <Title order={3} size="h6" mt="sm" mb={2}>
            {title} {rubric === undefined ? null : <span className="custodes-quiet custodes-rubric-id">{rubric.id}</span>}
          </Title>
          {rubric === undefined || isSingle ? null : <RubricText rubric={rubric} />}
          {entries.map((entry) => (
            <NameRow key={entry.name} entry={entry} isInFocus={entry.name === focus} onFocus={() => onFocus(entry.name)} {...rest} />
          ))}
        </section>
      ))}
      {isSingle ? groups.map(({ rubric }) => (rubric === undefined ? null : <RubricText key={rubric.id} rubric={rubric} isOpen />)) : null}
    </>
  );
}
