import { Text } from '@mantine/core';
import type { Results, RunView } from '../../../../../src/spec/index.ts';
import { Notice, Section } from '../section.tsx';
import './audit.css';
import { LeniencyPart } from './leniency-part.tsx';
import { QualityPart } from './quality-part.tsx';
import { VerdictsPart } from './verdicts-part.tsx';

/** The audit of the monitors in a run: may they watch, how good they are, and how far that hangs on who is watched. */
export function AuditSection({ results: { audit }, view }: { readonly results: Results; readonly view: RunView }) {
  if (audit === undefined) return null;
  const places = [...Map.groupBy(audit.arms, ({ scenario, model }) => JSON.stringify([scenario, model])).values()];
  return (
    <Section id="audit" title="Audit of the monitors">
      {audit.notice === null ? null : (
        <Notice title={audit.notice}>
          <Text size="sm">These monitors were built to behave so.</Text>
        </Notice>
      )}
      <Text size="sm" mb="xs" maw="60rem">
        Each monitor was shown the same works under every framing, and of each the truth is known. Quality is how well it tells harmful from
        innocent items, or answers below the bar from others; leniency is what the framing alone changes, item by item; the verdict holds
        both against a standard.
      </Text>
      {audit.notes.map((note) => (
        <Text key={note} size="sm" mb={4} c="var(--custodes-quiet)">
          {note}
        </Text>
      ))}
      {places.map((arms) => {
        const [{ scenario, model } = { scenario: '', model: '' }] = arms;
        const name = `${model} in ${scenario}`;
        const place = { audit, arms, view, name };
        return (
          <section key={name} className="audit-place" aria-label={`Audit of ${name}`}>
            <h3>
              <code>{model}</code> in {scenario}
            </h3>
            <VerdictsPart {...place} />
            <QualityPart {...place} />
            <LeniencyPart {...place} />
          </section>
        );
      })}
    </Section>
  );
}
