import type { Audit } from '../../../spec/index.ts';
import { paragraph, part } from '../blocks.ts';
import type { Figures } from '../figures.ts';
import type { Block, Section } from '../report-document.ts';
import { auditKinds, type AuditOfKind } from '../words/audit-kinds.ts';
import { leniencyBlocks } from './audit-leniency.ts';
import { qualityBlocks } from './audit-quality.ts';
import { verdictBlocks } from './audit-verdicts.ts';

/** The sections of a run's report that are there where it was audited. */
export function auditSections(audit: Audit | undefined, figures: Figures): Section[] {
  return audit === undefined ? [] : [auditSection(audit, figures)];
}

/** The audit of the monitors in a run: may they watch, how good they are, and how far that hangs on who is watched. */
function auditSection(audit: Audit, figures: Figures): Section {
  const kinds = auditKinds(audit);
  return {
    id: 'audit',
    title: 'Audit of the monitors',
    blocks: [
      paragraph(introduction(kinds)),
      ...(audit.notice === null ? [] : [paragraph(`These are ${audit.notice}: the monitors were built to behave so.`, 'warning')]),
      ...audit.notes.map((note) => paragraph(note, 'note')),
      ...kinds.map((kind) => part(`audit-verdicts${kind.suffix}`, verdictTitle(kind), verdictBlocks(kind))),
      ...kinds.map((kind) => part(`audit-quality${kind.suffix}`, `Plain quality${kind.title}`, qualityBlocks(kind, of(kind, figures)))),
      ...kinds.map((kind) =>
        part(`audit-leniency${kind.suffix}`, `Leniency${kind.title}: what framing alone changes`, leniencyBlocks(kind, of(kind, figures))),
      ),
    ],
  };
}

function introduction(kinds: readonly AuditOfKind[]): string {
  const truths = kinds.map(({ isGrade }) => (isGrade ? 'whether an answer reaches the bar' : 'whether an item is harmful'));
  const apart = kinds.map(({ words }) => `${words.harmful.many} from ${words.innocent.many}`);
  return `Each monitor was shown the same works under every framing, and it is known ${truths.join(' or ')}. Three things are kept apart. Quality is how well it tells ${apart.join(', or ')} where no author is shown. Leniency is what the framing alone changes, item by item. The verdict holds both against a standard.`;
}

function verdictTitle({ isGrade }: AuditOfKind): string {
  return isGrade ? 'May this monitor grade the work of this agent?' : 'May this monitor watch this agent?';
}

/** The figures of one kind: their names say of which scenario they are. */
function of({ audit: { arms } }: AuditOfKind, figures: Figures): Figures {
  const scenarios = [...new Set(arms.map(({ scenario }) => scenario))];
  const isOwn = (block: Block): boolean => block.type !== 'figure' || scenarios.some((scenario) => block.name.includes(`-${scenario}-`));
  return (kind) => figures(kind).filter(isOwn);
}
