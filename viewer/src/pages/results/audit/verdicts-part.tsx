import { Text } from '@mantine/core';
import { auditWordsOf, standardText, untoldMitigations } from '../../../../../src/spec/viewing/index.ts';
import { isAt, type AuditPlace } from './audit-place.ts';
import { VerdictCard } from './verdict-card.tsx';

/** May this monitor watch these agents, in plain words. */
export function VerdictsPart({ audit, arms, view }: AuditPlace) {
  const verdicts = audit.verdicts.filter(isAt(arms));
  const words = auditWordsOf(arms[0]?.scenario ?? '');
  const untold = untoldMitigations(verdicts);
  if (verdicts.length === 0)
    return (
      <Text size="sm" mb="xs">
        The run has no cell that shows this monitor the work of a named agent, so that there is no verdict.
      </Text>
    );
  return (
    <>
      <h4>May it {words.task.other} this agent?</h4>
      <Text size="xs" c="var(--custodes-quiet)" mb="xs" maw="60rem">
        {standardText(audit.standard, words)}
      </Text>
      <div className="audit-verdicts">
        {verdicts.map((verdict) => (
          <VerdictCard key={[verdict.cell, verdict.watched.author, verdict.watched.model].join(' ')} verdict={verdict} view={view} />
        ))}
      </div>
      {untold.map(({ names, reason, command }) => (
        <p key={command + reason} className="audit-untold small">
          Not told by this run: {names.join('; ')} ({reason}). This tells: <code>{command}</code>
        </p>
      ))}
    </>
  );
}
