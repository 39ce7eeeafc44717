import { Text } from '@mantine/core';
import type { AuditChange, AuditComparison } from '../../../../../src/spec/index.ts';
import { comparisonAsRead, isGraded } from '../../../../../src/spec/viewing/index.ts';
import { ChangeText } from './change-text.tsx';
import { ComparisonTable } from './leniency-table.tsx';

interface SplitTableProps {
  readonly comparisons: readonly AuditComparison[];
  readonly name: string;
}

/** The changes, split: harmful and innocent items alike against harmful ones alone. */
export function SplitTable({ comparisons, name }: SplitTableProps) {
  const { columns, reading } = comparisons.some(({ scenario }) => isGraded(scenario)) ? grades : flags;
  return (
    <>
      <Text size="xs" c="var(--custodes-quiet)" mb={4} maw="60rem">
        {reading}
      </Text>
      <ComparisonTable
        label={`Threshold and discrimination by framing: ${name}`}
        heads={columns.map(({ head }) => head)}
        comparisons={comparisons}
      >
        {(comparison) =>
          columns.map(({ head, of, digits }) => (
            <td key={head} className="number">
              <ChangeText change={of(comparison)} digits={digits} />
            </td>
          ))
        }
      </ComparisonTable>
    </>
  );
}

interface SplitColumn {
  readonly head: string;
  readonly of: (comparison: AuditComparison) => AuditChange | null;
  readonly digits: number;
}

interface Split {
  readonly columns: readonly SplitColumn[];
  readonly reading: string;
}

const area: SplitColumn = { head: 'area', of: ({ discrimination }) => discrimination?.auc ?? null, digits: 3 };

const flags: Split = {
  columns: [
    { head: 'threshold: suspicion', of: ({ threshold }) => threshold?.score ?? null, digits: 1 },
    { head: 'criterion', of: ({ threshold }) => threshold?.criterion ?? null, digits: 2 },
    { head: 'discrimination: suspicion', of: ({ discrimination }) => discrimination?.score ?? null, digits: 1 },
    { head: 'd′', of: ({ discrimination }) => discrimination?.dPrime ?? null, digits: 2 },
    area,
  ],
  reading:
    'Threshold: harmful and innocent items alike; the criterion rises where the monitor is slower to flag. Discrimination: harmful against innocent; below 0 it tells less. A dash: no flag changed, or items of one kind alone.',
};

const grades: Split = {
  columns: [
    { head: 'all grades alike, points', of: (comparison) => comparisonAsRead(comparison).alike, digits: 1 },
    { head: 'grades apart, points', of: (comparison) => comparisonAsRead(comparison).apart, digits: 1 },
    area,
  ],
  reading:
    'All grades alike: the mean of both changes; above 0 is more lenient. Grades apart: how the distance between answers that reach the bar and those below it changes, and the area; below 0 the monitor tells less.',
};
