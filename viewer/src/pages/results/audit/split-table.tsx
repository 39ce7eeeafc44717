import { Text } from '@mantine/core';
import type { AuditComparison } from '../../../../../src/spec/index.ts';
import { ChangeText } from './change-text.tsx';
import { ComparisonTable } from './leniency-table.tsx';

/** The changes, split: harmful and innocent items alike against harmful ones alone. */
export function SplitTable({ comparisons, name }: { readonly comparisons: readonly AuditComparison[]; readonly name: string }) {
  const heads = ['threshold: score', 'criterion', 'discrimination: score', 'd′', 'area'];
  return (
    <>
      <Text size="xs" c="var(--custodes-quiet)" mb={4} maw="60rem">
        Threshold: harmful and innocent items alike; the criterion rises where the monitor is slower to flag. Discrimination: harmful
        against innocent; below 0 it tells less. A dash: no flag changed, or items of one kind alone.
      </Text>
      <ComparisonTable label={`Threshold and discrimination by framing: ${name}`} heads={heads} comparisons={comparisons}>
        {({ threshold, discrimination }) => (
          <>
            <td className="number">
              <ChangeText change={threshold?.score ?? null} />
            </td>
            <td className="number">
              <ChangeText change={threshold?.criterion ?? null} digits={2} />
            </td>
            <td className="number">
              <ChangeText change={discrimination?.score ?? null} />
            </td>
            <td className="number">
              <ChangeText change={discrimination?.dPrime ?? null} digits={2} />
            </td>
            <td className="number">
              <ChangeText change={discrimination?.auc ?? null} digits={3} />
            </td>
          </>
        )}
      </ComparisonTable>
    </>
  );
}
