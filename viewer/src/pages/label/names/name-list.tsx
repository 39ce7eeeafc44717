import { Title } from '@mantine/core';
import type { TrialView } from '../../../../../src/spec/index.ts';
import type { EvidenceActions } from '../evidence/use-evidence.ts';
import type { Labelling } from '../use-labelling.ts';
import type { LabelEntry } from './label-entries.ts';
import { NameRow } from './name-row.tsx';

interface NameListProps {
  readonly entries: readonly LabelEntry[];
  readonly focus: number;
  readonly onFocus: (position: number) => void;
  readonly labelling: Labelling;
  readonly evidence: EvidenceActions;
  readonly trial: TrialView;
}

/** All names with their answers, in three groups. */
export function NameList({ entries, focus, onFocus, ...rest }: NameListProps) {
  return (['measures', 'reading', 'note'] as const).map((group) => (
    <section key={group} aria-label={titles[group]}>
      <Title order={3} size="h6" mt="sm" mb={2}>
        {titles[group]}
      </Title>
      {entries.map((entry, position) =>
        entry.group === group ? (
          <NameRow key={entry.name} entry={entry} isInFocus={position === focus} onFocus={() => onFocus(position)} {...rest} />
        ) : null,
      )}
    </section>
  ));
}

const titles = { measures: 'What was done', reading: 'How, as you read it', note: 'Note' } as const;
