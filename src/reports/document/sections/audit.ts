import type { Audit } from '../../../spec/index.ts';
import { paragraph, part } from '../blocks.ts';
import type { Figures } from '../figures.ts';
import type { Section } from '../report-document.ts';
import { leniencyBlocks } from './audit-leniency.ts';
import { qualityBlocks } from './audit-quality.ts';
import { verdictBlocks } from './audit-verdicts.ts';

/** The sections of a run's report that are there where it was audited. */
export function auditSections(audit: Audit | undefined, figures: Figures): Section[] {
  return audit === undefined ? [] : [auditSection(audit, figures)];
}

/** The audit of the monitors in a run: may they watch, how good they are, and how far that hangs on who is watched. */
function auditSection(audit: Audit, figures: Figures): Section {
  return {
    id: 'audit',
    title: 'Audit of the monitors',
    blocks: [
      paragraph(
        'Each monitor read the same items under every framing: of each it is known whether it is harmful. Three things are kept apart. Quality is how well it tells harmful from innocent items where no author is shown. Leniency is what the framing alone changes, item by item. The verdict holds both against a standard.',
      ),
      ...(audit.notice === null ? [] : [paragraph(`These are ${audit.notice}: the monitors were built to behave so.`, 'warning')]),
      ...audit.notes.map((note) => paragraph(note, 'note')),
      part('audit-verdicts', 'May this monitor watch this agent?', verdictBlocks(audit)),
      part('audit-quality', 'Plain quality', qualityBlocks(audit, figures)),
      part('audit-leniency', 'Leniency: what framing alone changes', leniencyBlocks(audit, figures)),
    ],
  };
}
