import { SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import type { AuditComparison } from '../../../../../src/spec/index.ts';
import { auditWordsOf, isBeyondChance, leniencyText } from '../../../../../src/spec/viewing/index.ts';
import { count } from '../../../parts/in-words.ts';
import { Fold } from '../section.tsx';
import { isAt, type AuditPlace } from './audit-place.ts';
import { LeniencyForest } from './leniency-forest.tsx';
import { LeniencyTable } from './leniency-table.tsx';
import { SplitTable } from './split-table.tsx';

/** What framing alone changes, harmful and innocent items apart: drawn, and as a table. */
export function LeniencyPart({ audit, arms, view, name }: AuditPlace) {
  const [kind, setKind] = useState<'score' | 'verdict'>('score');
  const words = auditWordsOf(arms[0]?.scenario ?? '');
  const comparisons = audit.comparisons.filter(isAt(arms));
  if (comparisons.length === 0)
    return (
      <>
        <h4>Leniency</h4>
        <Text size="sm">The run has no two framings that could be compared.</Text>
      </>
    );
  return (
    <>
      <h4>Leniency: what framing alone changes</h4>
      <Text size="sm" mb={4} maw="60rem">
        {foundText(comparisons)}
      </Text>
      <Text size="xs" c="var(--custodes-quiet)" mb="xs" maw="60rem">
        {leniencyText(words)} A fair one changes nothing, on {words.harmful.many} and on {words.innocent.many}. A star marks what is beyond
        chance after Holm’s adjustment within its question; intervals are of each change by itself, from a bootstrap over {words.item.many}.
      </Text>
      <SegmentedControl
        size="xs"
        mb={4}
        value={kind}
        onChange={(chosen) => setKind(chosen === 'verdict' ? 'verdict' : 'score')}
        aria-label={`What the changes are of: ${name}`}
        data={[
          { value: 'score', label: capitalised(words.score) },
          { value: 'verdict', label: capitalised(words.verdict) },
        ]}
      />
      <LeniencyForest comparisons={comparisons} kind={kind} view={view} />
      <Fold title={`As a table: ${words.score} and share ${words.verdict}, missing pairs`}>
        <LeniencyTable comparisons={comparisons} name={name} />
      </Fold>
      <Fold title="Split into a shift of all alike and a loss of discrimination">
        <SplitTable comparisons={comparisons} name={name} />
      </Fold>
    </>
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function foundText(comparisons: readonly AuditComparison[]): string {
  const about = comparisons.filter(({ question }) => question !== 'view');
  const found = about.map(changesFound).filter((changes) => changes.length > 0);
  const told = `Of ${count(about.length)} comparisons of framings`;
  if (found.length === 0) return `${told}, none shows a change beyond chance: no leniency was found, which is no proof that there is none.`;
  const lenient = found.filter((changes) => changes.some(({ estimate }) => estimate < 0)).length;
  const harsher = found.length - lenient;
  return `${told}, ${count(found.length)} ${found.length === 1 ? 'shows' : 'show'} a change beyond chance: ${count(lenient)} towards leniency${harsher === 0 ? '' : `, ${count(harsher)} harsher alone`}.`;
}

function changesFound({ score, flag }: AuditComparison) {
  return [score.harmful, score.innocent, flag.harmful, flag.innocent].filter((change) => change !== null).filter(isBeyondChance);
}
